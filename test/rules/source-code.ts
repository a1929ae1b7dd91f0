/** The sources as the rules look at them: by what the code says, comments left out. */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Source {
  /** From the root of the repository. */
  readonly path: string;
  readonly tree: ts.SourceFile;
}

const folder = 'src/';

export function sourcesOf(pattern = `${folder}**/*.ts`): readonly Source[] {
  return globSync(pattern)
    .sort()
    .map((path) => ({
      path,
      tree: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true),
    }));
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

/** What the source imports or exports from, as written, type imports and `import()` included. */
export function importsOf({ tree }: Source): readonly string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
        found.push(node.moduleSpecifier.text);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) found.push(argument.text);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      if (ts.isStringLiteral(literal)) found.push(literal.text);
    }
  });
  return found;
}

/** The names of the values that the source offers to others. */
export function exportsOf({ tree }: Source): readonly string[] {
  return tree.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => name.getText().match(/\w+/g) ?? []);
    const isValue = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    return isValue && statement.name ? [statement.name.text] : [];
  });
}

/** What an error says is for the log. */
function isOfAnError(node: ts.Node): boolean {
  for (let place = node.parent; place; place = place.parent) {
    if (ts.isNewExpression(place) && place.expression.getText().endsWith('Error')) return true;
  }
  return false;
}

/** Every text and regular expression in the source, but what it imports and what its errors say. */
export function textsOf({ tree }: Source): readonly string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (!node.parent || ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (!isOfAnError(node)) found.push(node.text);
    } else if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
  });
  return found;
}

/** Whether the code reads `process.env`, by whatever way of writing. */
export function readsEnvironment({ tree }: Source): boolean {
  let reads = false;
  visit(tree, (node) => {
    if (ts.isIdentifier(node) && node.text === 'env') {
      const { parent } = node;
      if (ts.isPropertyAccessExpression(parent) && parent.expression.getText() === 'process') reads = true;
      if (ts.isBindingElement(parent) && parent.parent.parent.getText().endsWith('= process')) reads = true;
      if (ts.isImportSpecifier(parent)) reads ||= /node:process/.test(parent.parent.parent.parent.getText());
    }
    if (ts.isElementAccessExpression(node) && node.expression.getText() === 'process') reads = true;
  });
  return reads;
}

/** A source out of nothing, to try a rule on. */
export function sourceFrom(text: string, path = 'src/planted.ts'): Source {
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}
