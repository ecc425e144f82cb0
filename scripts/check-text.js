/**
 * Words for people live in the catalogues of shared/src/locales, in every language. This finds text that
 * stands in a component instead: letters between tags, letters in attributes that are read out or shown,
 * and Chinese or Arabic anywhere in the code of the client.
 */
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const spokenAttribute =
  /^(?:aria-(?:label|description|placeholder|roledescription|valuetext)|alt|label|placeholder|title|description|content)$/;
const letters = /\p{L}/u;
const nonLatinScript = /[\p{Script=Han}\p{Script=Arabic}]/u;

/**
 * @param {import('typescript').Node} node
 * @returns {string} the literal text of a node, empty if it has none
 */
function literalText(node) {
  if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : '';
}

/**
 * @param {import('typescript').Node} node
 * @returns {boolean} whether a person would read or hear the text standing here
 */
function isShown(node) {
  if (ts.isJsxText(node)) return true;
  const place = ts.isJsxExpression(node.parent) ? node.parent.parent : node.parent;
  if (ts.isJsxAttribute(place)) return spokenAttribute.test(place.name.getText());
  return ts.isJsxElement(place) || ts.isJsxFragment(place);
}

/**
 * @param {string} file name of the file, for the parser to know its kind
 * @param {string} source
 * @returns {{ line: number, text: string }[]} every text that belongs in a catalogue
 */
export function findText(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  /** @type {{ line: number, text: string }[]} */
  const found = [];
  /** @param {import('typescript').Node} node */
  function visit(node) {
    const text = literalText(node).trim();
    if (text && (nonLatinScript.test(text) || (letters.test(text) && isShown(node)))) {
      found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    }
    ts.forEachChild(node, visit);
  }
  visit(tree);
  return found;
}

function main() {
  const files = globSync('client/src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/[.]test[.]tsx?$|[\\/]testing[\\/]/.test(file),
  );
  const findings = files.flatMap((file) =>
    findText(file, readFileSync(`${root}/${file}`, 'utf8')).map(
      ({ line, text }) => `${file}:${line}  ${text}`,
    ),
  );
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) {
    console.error(`${findings.length} texts stand in components; move them to shared/src/locales.`);
    process.exitCode = 1;
  } else {
    console.log(`No text outside the catalogues in ${files.length} client files.`);
  }
}

if (process.argv[1] && relative(process.argv[1], fileURLToPath(import.meta.url)) === '') main();
