/* the list as a table over the whole window: what is filtered is shown, a column sorts, a row leads to its words */
const TABLE_CHUNK = 300;
const WIDE = ["章节", "建议单位", "各项", "说明"];
const sheet = { rows: [], by: null, down: false };

function openTable() {
  const name = KINDS.find(k => k[0] === state.kind)[1];
  document.getElementById("table-name").textContent = `${name} ${state.shown.length} 条`;
  sheet.rows = state.shown.map(tableRow);
  sheet.by = null;
  drawTable();
  document.getElementById("table").showModal();
}
function tableRow(t) {
  if (t.name) return { t, cells: new Map([["名称", t.name], ["类别", t.type], ["出现", t.count + " 处"], ["又称", t.aliases.join("、")]]) };
  if (t.what) return { t, cells: new Map([["说明", t.what]]) };
  return { t, cells: new Map([[state.kind === "figures" ? "主语" : "名称", t.t], ...t.f, ["章节", path(t.at)], ["出处", t.w]]) };
}
/* columns in the order in which rows name them: what a later row adds stands after what it follows there */
function columns() {
  const names = [];
  for (const { cells } of sheet.rows) {
    let after = -1;
    for (const name of cells.keys()) { const at = names.indexOf(name); if (at < 0) names.splice(++after, 0, name); else after = at; }
  }
  return names;
}
function drawTable() {
  const table = document.querySelector("#table table"), names = columns();
  const head = make("tr"), body = make("tbody"), thead = make("thead");
  for (const name of names) {
    const th = make("th"), b = make("button", name);
    th.scope = "col"; b.type = "button"; b.onclick = () => sortTable(name);
    if (sheet.by === name) th.setAttribute("aria-sort", sheet.down ? "descending" : "ascending");
    th.append(b); head.append(th);
  }
  thead.append(head);
  table.replaceChildren(thead, body);
  addRows(body, names, 0);
}
function addRows(body, names, from) {
  for (const { t, cells } of sheet.rows.slice(from, from + TABLE_CHUNK)) {
    const tr = make("tr");
    for (const [n, name] of names.entries()) {
      const td = make("td", null, WIDE.includes(name) ? "wide" : "");
      if (n === 0) { const b = make("button", cells.get(name)); b.type = "button"; td.append(b); } else td.textContent = cells.get(name) || "";
      tr.append(td);
    }
    tr.onclick = () => { if (String(getSelection())) return; closeTable(); if (t.id) select(t.id); else if (t.at != null) showAt(t.at, t.name); };
    body.append(tr);
  }
  const rest = sheet.rows.length - from - TABLE_CHUNK;
  if (rest > 0) {
    const tr = make("tr"), td = make("td"), b = make("button", `再显示 ${Math.min(TABLE_CHUNK, rest)} 条`);
    b.type = "button"; td.colSpan = names.length; td.append(b); tr.append(td);
    b.onclick = () => { tr.remove(); addRows(body, names, from + TABLE_CHUNK); };
    body.append(tr);
  }
}
function sortTable(name) {
  sheet.down = sheet.by === name && !sheet.down;
  sheet.by = name;
  const number = words => { const m = /-?\d+(\.\d+)?/.exec(words || ""); return m ? Number(m[0]) : null; };
  const order = new Intl.Collator("zh").compare;
  sheet.rows.sort((a, b) => {
    const x = a.cells.get(name) || "", y = b.cells.get(name) || "", m = number(x), n = number(y);
    if (!x || !y) return !x - !y;
    const way = name !== "名称" && m !== null && n !== null && m !== n ? m - n : order(x, y);
    return sheet.down ? -way : way;
  });
  drawTable();
}
function closeTable() { document.getElementById("table").close(); }
