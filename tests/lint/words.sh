#!/bin/bash
# Every word that the interface says has a translation in every language of src/view/po.
cd "$(dirname "$0")/../.." || exit 1
python3 - <<'PY'
import glob, re, sys

quoted = r'"((?:[^"\\]|\\.)*)"'
said = set()
for name in glob.glob('src/view/*.c') + glob.glob('src/view/*.inc') + [f for d in ('config', 'state', 'term', 'cli') for f in glob.glob(f'src/{d}/*.c')] + ['src/main.c']:
    text = open(name, encoding='utf-8').read()
    for m in re.finditer(r'(?:\bN?_\(|dgettext\("dushu",)\s*((?:' + quoted + r'\s*)+)\)', text):
        said.add(''.join(re.findall(quoted, m.group(1))))
    for m in re.finditer(r'\bdngettext\("dushu",\s*((?:' + quoted + r'\s*)+),', text): # the plural stands beside it
        said.add(''.join(re.findall(quoted, m.group(1))))
wrong = 0
conversions = lambda s: re.findall(r'%[-+ #0-9.*]*(?:l|ll|z)?[a-zA-Z]', s)
for po in glob.glob('src/view/po/*.po'):
    known = {}
    for entry in re.split(r'\n\s*\n', open(po, encoding='utf-8').read()):
        parts = re.match(r'(?:#.*\n)*msgid ((?:' + quoted + r'\s*)+)(?:msgid_plural.*\n)?msgstr(?:\[0\])? ((?:' + quoted + r'\s*)+)', entry)
        if parts:
            known[''.join(re.findall(quoted, parts.group(1)))] = ''.join(re.findall(quoted, parts.group(3)))
    for word in sorted(said):
        if not known.get(word):
            print(f'{po}: no translation of "{word}"')
            wrong += 1
        # keys named by commands must be the same in both
        elif sorted(re.findall(r'\{[a-z-]+\}', word)) != sorted(re.findall(r'\{[a-z-]+\}', known[word])):
            print(f'{po}: other commands in the translation of "{word}"')
            wrong += 1
        elif conversions(word) != conversions(known[word]):
            print(f'{po}: other values in the translation of "{word}"')
            wrong += 1
print(f'{len(said)} passed, {wrong} failed')
sys.exit(wrong > 0)
PY
