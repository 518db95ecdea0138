#!/bin/bash
# Every word that the interface says has a translation in every language of src/view/po.
cd "$(dirname "$0")/../.." || exit 1
python3 - <<'PY'
import glob, re, sys

quoted = r'"((?:[^"\\]|\\.)*)"'
literals = lambda s: [''.join(re.findall(quoted, m.group(0))) for m in re.finditer(r'(?:"(?:[^"\\]|\\.)*"\s*)+', s)]
# functions that have their words translated, and which of their arguments these are
sayers = {'ds_fail': 2, 'say_error': 2, 'broken': 2, 'usage_error': 0, 'job_complain': 1, 'say_done': 1, 'ds_say': 0, 'DS_SAY': 0,
          '_': 0, 'N_': 0, 'dgettext': 1, 'dngettext': 1}

def arguments(text, at):
    """The arguments of the call whose bracket opens before at."""
    depth, begin, found = 1, at, []
    for m in re.finditer(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[(){},]', text[at:]):
        c = m.group(0)
        depth += (c in '({') - (c in ')}')
        if depth == 0 or (depth == 1 and c == ','):
            found.append(text[begin:at + m.start()])
            begin = at + m.end()
        if depth == 0:
            return found
    return found

said = set()
for name in glob.glob('src/*/*.[ch]') + glob.glob('src/*/*.inc') + ['src/main.c']:
    text = open(name, encoding='utf-8').read()
    for m in re.finditer(r'(?<![\w"])(' + '|'.join(sayers) + r')\(', text):
        args = arguments(text, m.end())
        if len(args) > sayers[m.group(1)]:
            for words in literals(args[sayers[m.group(1)]]):
                if re.search('[a-z]', re.sub(r'%[-+ #0-9.*]*(?:l|ll|z)?[a-zA-Z]|\\.', '', words)):
                    said.add(words)
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
