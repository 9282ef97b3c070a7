#!/usr/bin/env bash
# Everything a machine without a network needs to install Lantu: dist/lantu-offline/ with the source and the wheels of the lock file.
# Run it where there is a network, on the same system and Python as the machine it is for: make wheelhouse
set -euo pipefail
cd "$(dirname "$0")/.."
python="${1:-python3}"
out=dist/lantu-offline
rm -rf "$out"
mkdir -p "$out/wheels"
"$python" -m pip download --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock -d "$out/wheels"
"$python" -m pip download --quiet --disable-pip-version-check --only-binary :all: 'setuptools>=77' wheel -d "$out/wheels"
git archive HEAD | tar -x -C "$out"
(cd "$out/wheels" && sha256sum -- *.whl >SHA256SUMS)
tar -C dist -czf dist/lantu-offline.tar.gz lantu-offline
echo "已生成 dist/lantu-offline.tar.gz（$(du -h dist/lantu-offline.tar.gz | cut -f1)，$(ls "$out/wheels"/*.whl | wc -l) 个安装包）"
