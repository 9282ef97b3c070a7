const data = JSON.parse(document.getElementById("data").textContent);
const $ = (s, in_ = document) => in_.querySelector(s);
const make = (tag, text, cls) => { const e = document.createElement(tag); if (text != null) e.textContent = text; if (cls) e.className = cls; return e; };
const KINDS = [["indicators", "指标"], ["projects", "项目"], ["promises", "承诺"], ["figures", "数量"], ["lists", "列举"], ["names", "名称"], ["gaps", "未找到"]];
if (data.notes.length) KINDS.unshift(["notes", "问题"]);
const CHUNK = 150, RANKS = ["part", "chapter", "section", "annex"], inParts = data.sections.some(s => s[1] === "part");
const things = new Map(), kindOf = new Map();
for (const [key, name] of [...KINDS, ["boxes", "专栏"]]) for (const t of data[key]) if (t.id) { things.set(t.id, t); kindOf.set(t.id, [key, name]); }
const state = { kind: "indicators", filters: {}, shown: [], selected: null, query: "" };
const article = $("article"), list = $("#list"), detail = $("#detail"), count = $("#count"), panel = $("#panel"), contents = $("#contents"), shade = $("#shade");

/* chapter and section of an offset: the headings before it whose matter reaches over it */
function path(at) {
  let low = 0, high = data.sections.length;
  while (low < high) { const mid = (low + high) >> 1; if (data.sections[mid][2] <= at) low = mid + 1; else high = mid; }
  const names = [];
  for (let i = low - 1, end = at; i >= 0; i--) {
    const [, rank, , until, title] = data.sections[i];
    if (until <= end || !RANKS.includes(rank)) continue;
    names.unshift(title); end = until - 1;
    if (rank === "part" || rank === "annex" || (rank === "chapter" && !inParts)) break;
  }
  return names.join(" › ");
}

/* places in the text */
const spans = id => article.querySelectorAll(`[data-m~="${CSS.escape(id)}"]`);
let lit = [];
function light(id) {
  lit.forEach(e => e.classList.remove("on"));
  lit = [...spans(id)];
  lit.forEach(e => e.classList.add("on"));
  return lit.find(e => e.classList.contains("lead")) || lit[0];
}
/* what lies between may still be unmeasured in a very long text, so the second scroll mends the first */
function goTo(element) {
  if (!element) return;
  const go = () => element.scrollIntoView({ block: "center" });
  go();
  requestAnimationFrame(() => { go(); setTimeout(go, 60); });
}

/* the selected thing */
function select(id, { scroll = true, push = true, among = null } = {}) {
  const t = things.get(id);
  if (!t) return;
  state.selected = id;
  const first = light(id), [key, name] = kindOf.get(id);
  detail.replaceChildren();
  const close = make("button", "×", "close"); close.type = "button"; close.setAttribute("aria-label", "关闭"); close.onclick = clear;
  detail.append(close, make("div", name + " · " + t.w, "kind"), make("h2", t.t));
  const dl = make("dl");
  for (const [label, value] of t.f) dl.append(make("dt", label), make("dd", value));
  const where = path(t.at);
  if (where) dl.append(make("dt", "章节"), make("dd", where));
  detail.append(dl, make("blockquote", t.q));
  const links = make("div", null, "links");
  const link = (text, act) => { const b = make("button", text); b.type = "button"; b.onclick = () => act(b); links.append(b); };
  link("回到原文", () => { drawers(null); goTo(light(id)); });
  link("复制出处", b => copy(t, b));
  for (const other of t.links || []) { const o = things.get(other); if (o) link(kindOf.get(other)[1] + "：" + (o.t.length > 18 ? o.t.slice(0, 18) + "…" : o.t), () => select(other)); }
  const others = lit.filter(e => e !== first);
  (t.mentions || []).slice(0, 8).forEach((_, n) => others[n] && link("提及 " + (n + 1), () => { drawers(null); goTo(others[n]); }));
  for (const other of among || []) if (other !== id) { const o = things.get(other); if (o) link("同处的" + kindOf.get(other)[1], () => select(other, { scroll: false, among })); }
  detail.append(links);
  detail.hidden = false;
  for (const b of list.querySelectorAll("[aria-current]")) b.removeAttribute("aria-current");
  const item = list.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (item) item.setAttribute("aria-current", "true");
  if (scroll) goTo(first);
  if (push) history.replaceState(null, "", "#" + id);
}
function clear() { state.selected = null; detail.hidden = true; lit.forEach(e => e.classList.remove("on")); lit = []; history.replaceState(null, "", location.pathname + location.search); }
/* what is copied can stand in a paper: the words, whose they are, where they stand */
function copy(t, button) {
  const where = [path(t.at), t.w].filter(Boolean).join("，");
  const words = `“${t.q.replace(/\s+/g, " ")}”（${$(".name h1").textContent}，${where}）`;
  const done = () => { button.textContent = "已复制"; setTimeout(() => { button.textContent = "复制出处"; }, 1600); };
  const byHand = () => { const area = make("textarea", words); document.body.append(area); area.select(); document.execCommand("copy"); area.remove(); done(); };
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(words).then(done, byHand); else byHand();
}

/* lists */
const FILTERS = {
  notes: [["level", "程度"], ["s", "规则"]],
  indicators: [["tag", "属性"]], figures: [["tense", "事实/承诺", { fact: "事实", commitment: "承诺" }], ["kind", "种类"], ["st", "力度", { firm: "明确", strive: "力争", explore: "谋划" }], ["u", "单位"]],
  lists: [["holds", "核对"]],
  promises: [["st", "力度", { firm: "明确", strive: "力争", explore: "谋划" }]], names: [["type", "类别"]], projects: [["s", "专栏"]],
};
const chapters = data.sections.filter(s => RANKS.includes(s[1]));
function filterBar() {
  const bar = $(".filters");
  bar.replaceChildren();
  const add = (name, label, options) => {
    const box = make("select"); box.setAttribute("aria-label", label);
    box.append(new Option(label + "：全部", ""));
    for (const [value, text] of options) box.append(new Option(text, value));
    box.value = state.filters[name] || "";
    box.onchange = () => { state.filters[name] = box.value; render(); };
    bar.append(box);
  };
  for (const [field, label, words] of FILTERS[state.kind] || []) {
    const often = new Map();
    for (const t of data[state.kind]) if (t[field]) often.set(t[field], (often.get(t[field]) || 0) + 1);
    const values = field === "u" ? [...often.keys()].sort((a, b) => often.get(b) - often.get(a)) : [...often.keys()];
    if (values.length > 1) add(field, label, values.map(v => [v, (words && words[v]) || v]));
  }
  if (chapters.length > 1 && state.kind !== "gaps" && state.kind !== "names") add("chapter", "章节", chapters.map(s => [s[0], (s[1] === "section" ? "　" : "") + s[4].slice(0, 24)]));
}
function passes(t) {
  for (const [field, value] of Object.entries(state.filters)) {
    if (!value) continue;
    if (field === "chapter") { const s = data.sections.find(x => x[0] === value); if (!(t.at >= s[2] && t.at < s[3])) return false; }
    else if (t[field] !== value) return false;
  }
  if (!state.query) return true;
  const hay = [t.t, t.q, t.s, t.name, t.what, ...(t.aliases || []), ...(t.f || []).map(f => f[1])].join(" ").toLowerCase();
  return hay.includes(state.query);
}
function tabs() {
  const bar = $(".tabs");
  bar.replaceChildren();
  for (const [key, name] of KINDS) {
    const n = state.query ? data[key].filter(passesQuery).length : data[key].length;
    const b = make("button", name); b.type = "button"; b.setAttribute("role", "tab"); b.setAttribute("aria-selected", key === state.kind); b.setAttribute("aria-controls", "list"); b.tabIndex = key === state.kind ? 0 : -1;
    b.append(make("small", n));
    b.onclick = () => show(key);
    bar.append(b);
  }
}
function show(key) { state.kind = key; state.filters = {}; tabs(); filterBar(); render(); }
$(".tabs").addEventListener("keydown", e => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
  if (!step) return;
  e.preventDefault();
  show(KINDS[(KINDS.findIndex(k => k[0] === state.kind) + step + KINDS.length) % KINDS.length][0]);
  $(".tabs [aria-selected=true]").focus();
});
$("#open-table").onclick = () => openTable();
$("#close-table").onclick = () => closeTable();
/* a click beside the table's own box lands on the dialog itself */
$("#table").addEventListener("click", e => { if (e.target === e.currentTarget) closeTable(); });
const passesQuery = t => { const kept = state.filters; state.filters = {}; const ok = passes(t); state.filters = kept; return ok; };
function render() {
  list.replaceChildren();
  state.shown = data[state.kind].filter(passes);
  count.textContent = state.shown.length === data[state.kind].length ? `共 ${state.shown.length} 条` : `${state.shown.length} 条，共 ${data[state.kind].length} 条`;
  if (state.query) passages();
  more(0);
}
function more(from) {
  for (const t of state.shown.slice(from, from + CHUNK)) list.append(row(t));
  if (from + CHUNK < state.shown.length) {
    const b = make("button", `再显示 ${Math.min(CHUNK, state.shown.length - from - CHUNK)} 条`, "more"); b.type = "button";
    const li = make("li"); li.append(b); b.onclick = () => { li.remove(); more(from + CHUNK); };
    list.append(li);
  }
}
function row(t) {
  const li = make("li"), b = make("button", t.t || t.name || t.what); b.type = "button";
  const small = t.id ? t.s : t.name ? `${t.type} · ${t.count} 处` + (t.aliases.length ? " · 又称 " + t.aliases.join("、") : "") : "";
  if (small) b.append(make("span", small, "s"));
  if (t.id) { b.dataset.id = t.id; b.onclick = () => { select(t.id); if (narrow()) panel.scrollTop = 0; }; if (t.id === state.selected) b.setAttribute("aria-current", "true"); }
  else if (t.at != null) b.onclick = () => { drawers(null); showAt(t.at, t.name); };
  li.append(b);
  return li;
}
/* the section an offset lies in is the nearest thing the page has for what carries no mark */
function showAt(at, words) {
  let near = null;
  for (const s of data.sections) { if (s[2] <= at) near = s; else break; }
  const start = near && document.getElementById(near[0]);
  let block = start ? start.closest("p,h2,h3,h4,table") : article.firstElementChild;
  if (words) while (block && !block.textContent.includes(words)) block = block.nextElementSibling;
  if (!block) return;
  goTo(block); if (words) highlight(block, words);
}

/* search */
let marked = [];
function unmark() { for (const m of marked) { const p = m.parentNode; if (p) { m.replaceWith(...m.childNodes); p.normalize(); } } marked = []; }
function highlight(block, words) {
  unmark();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), nodes = [];
  let text = "";
  while (walker.nextNode()) { nodes.push([walker.currentNode, text.length]); text += walker.currentNode.data; }
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return;
  for (const [node, start] of nodes.reverse()) {
    const a = Math.max(at - start, 0), b = Math.min(at + words.length - start, node.data.length);
    if (a >= b) continue;
    const range = document.createRange(); range.setStart(node, a); range.setEnd(node, b);
    const m = make("mark"); range.surroundContents(m); marked.push(m);
  }
  goTo(marked[marked.length - 1]);
}
let blocks = null;
function passages() {
  blocks = blocks || [...article.querySelectorAll("p,h2,h3,h4,td,th")].map(e => [e, e.textContent, e.textContent.toLowerCase()]);
  const found = blocks.filter(b => b[2].includes(state.query));
  const li = make("li");
  li.append(make("span", `原文 ${found.length} 段`, "s"));
  list.append(li);
  for (const [element, text, low] of found.slice(0, 30)) {
    const at = low.indexOf(state.query), one = make("li");
    const b = make("button"); b.type = "button"; b.className = "passage";
    b.append(text.slice(Math.max(0, at - 16), at), make("mark", text.slice(at, at + state.query.length)), text.slice(at + state.query.length, at + state.query.length + 30));
    b.onclick = () => { drawers(null); highlight(element, state.query); };
    one.append(b); list.append(one);
  }
}
const query = $("#query");
let timer = 0;
function search() { state.query = query.value.trim().toLowerCase(); unmark(); tabs(); render(); if (state.query && narrow()) drawers("panel"); }
query.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { if (!narrow()) search(); }, 180); });
$("#find").addEventListener("submit", e => { e.preventDefault(); search(); if (narrow()) query.blur(); });

/* marks, outline, drawers, keys */
article.addEventListener("click", e => {
  const m = e.target.closest(".m");
  if (!m || String(getSelection())) return;
  const shown = m.dataset.m.split(" ").filter(id => document.body.classList.contains("show-" + lookOf(id)));
  const ids = shown.length ? shown : m.dataset.m.split(" ");
  const key = kindOf.get(ids[0])[0];
  if (key !== state.kind && key !== "boxes") show(key);
  select(ids[0], { scroll: false, among: m.dataset.m.split(" ") });
  drawers("panel"); panel.scrollTop = 0;
});
/* how far a promise reaches shows under the pointer; lines under all of them would hide the words */
let near = [];
article.addEventListener("mouseover", e => {
  const m = e.target.closest(".c"), id = m && m.dataset.m.split(" ").find(x => x[0] === "C");
  near.forEach(x => x.classList.remove("near"));
  near = id ? [...m.closest("p,td,th,h2,h3,h4").querySelectorAll(`[data-m~="${id}"]`)] : [];
  near.forEach(x => x.classList.add("near"));
});
const lookOf = id => ({ I: "i", P: "p", B: "p", Q: "q", C: "c", E: "e", N: "n" })[id[0]];
for (const box of document.querySelectorAll("[data-show]")) box.addEventListener("change", () => document.body.classList.toggle("show-" + box.dataset.show, box.checked));
contents.addEventListener("click", e => { if (e.target.closest("a")) drawers(null); });
$("#fold").addEventListener("click", e => {
  const all = contents.querySelectorAll("details"), open = ![...all].every(d => d.open);
  all.forEach(d => { d.open = open; });
  e.target.textContent = open ? "全部收起" : "全部展开";
});
const narrow = () => matchMedia("(max-width: 900px)").matches;
function drawers(which) {
  for (const [name, element] of [["contents", contents], ["panel", panel]]) {
    element.classList.toggle("open", name === which);
    $("#open-" + name).setAttribute("aria-expanded", String(name === which));
  }
  shade.hidden = !which || !narrow();
}
$("#open-contents").onclick = () => drawers(contents.classList.contains("open") ? null : "contents");
$("#open-panel").onclick = () => drawers(panel.classList.contains("open") ? null : "panel");
shade.onclick = () => drawers(null);
document.addEventListener("keydown", e => {
  if ($("#table").open) return;
  if (e.key === "Escape") { if (query.value) { query.value = ""; search(); } query.blur(); drawers(null); clear(); return; }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "/") { e.preventDefault(); query.focus(); query.select(); }
  if (e.key === "j" || e.key === "k") {
    const with_ = state.shown.filter(t => t.id);
    if (!with_.length) return;
    const at = with_.findIndex(t => t.id === state.selected);
    select(with_[Math.min(Math.max(at + (e.key === "j" ? 1 : -1), 0), with_.length - 1)].id);
  }
});
const links = new Map([...contents.querySelectorAll("a")].map(a => [a.dataset.s, a]));
const heads = [...article.querySelectorAll("[data-s]")];
let here = null, waiting = false;
function follow() {
  waiting = false;
  let low = 0, high = heads.length - 1, at = -1;
  while (low <= high) { const mid = (low + high) >> 1; if (heads[mid].getBoundingClientRect().top < 140) { at = mid; low = mid + 1; } else high = mid - 1; }
  const a = at >= 0 ? links.get(heads[at].dataset.s) : null;
  if (a === here) return;
  if (here) { here.classList.remove("here"); here.removeAttribute("aria-current"); }
  here = a;
  if (!a) return;
  a.classList.add("here"); a.setAttribute("aria-current", "location");
  for (let p = a.closest("details"); p; p = p.parentElement.closest("details")) if (!p.contains(a) || p.querySelector("summary a") !== a) p.open = true;
  if (!narrow()) { const box = contents.getBoundingClientRect(), r = a.getBoundingClientRect(); if (r.top < box.top + 40 || r.bottom > box.bottom - 40) contents.scrollTop += r.top - box.top - box.height / 3; }
}
addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } }, { passive: true });
const arrive = () => { const id = decodeURIComponent(location.hash.slice(1)); if (things.has(id)) { const key = kindOf.get(id)[0]; if (key !== "boxes") show(key); select(id, { push: false }); } };
addEventListener("hashchange", arrive);
if (data.notes.length) state.kind = "notes";
else if (!data.indicators.length) state.kind = ["figures", "promises", "projects"].find(k => data[k].length) || "indicators";
tabs(); filterBar(); render(); follow(); arrive();
