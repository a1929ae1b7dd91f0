/**
 * Partial updates: `add`, `set`, `replace`, `remove` and `incr` on paths of a document, all or none.
 * Source: learn.microsoft.com/azure/cosmos-db/partial-document-update.
 */
import { z } from 'zod';
import { isSystemProperty } from './document.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { badRequest, notModelled } from './refusal.ts';

const maxOperations = 10;

const Operation = z.strictObject({ op: z.string(), path: z.string(), value: z.unknown().optional() });
const Operations = z.array(Operation);
const Body = z.union([
  Operations.transform((operations) => ({ operations })),
  z.strictObject({ operations: Operations, condition: z.string().optional() }),
]);

const operationNames = ['add', 'set', 'replace', 'remove', 'incr'] as const;
type OperationName = (typeof operationNames)[number];

export interface PatchOperation {
  readonly op: OperationName;
  readonly steps: readonly string[];
  readonly value: JsonValue | undefined;
}

export interface Patch {
  readonly operations: readonly PatchOperation[];
  /** `from c where …`: the patch is only applied if it holds. */
  readonly condition?: string;
}

interface OpenObject {
  [name: string]: JsonValue;
}
type Slot = OpenObject | JsonValue[];

function stepsOf(path: string): readonly string[] {
  if (!path.startsWith('/') || path.length === 1) throw badRequest(`The patch path ${path} is invalid.`);
  return path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function parseOperation(
  { op, path, value }: z.infer<typeof Operation>,
  keySteps: readonly string[],
): PatchOperation {
  const name = operationNames.find((known) => known === op);
  if (name === undefined) throw notModelled(`the patch operation ${op}`);
  const steps = stepsOf(path);
  const isKey = keySteps.length >= steps.length && steps.every((step, index) => step === keySteps[index]);
  if (isSystemProperty(steps[0] ?? '') || path === '/id' || isKey) {
    throw badRequest(`The patch path ${path} can not be changed.`);
  }
  if (name !== 'remove' && value === undefined) throw badRequest(`The patch operation ${op} needs a value.`);
  return { op: name, steps, value: value as JsonValue | undefined };
}

export function parsePatch(body: unknown, keySteps: readonly string[]): Patch {
  const parsed = Body.safeParse(body);
  if (!parsed.success) throw badRequest(`The patch is invalid: ${z.prettifyError(parsed.error)}`);
  const { operations } = parsed.data;
  if (operations.length === 0 || operations.length > maxOperations) {
    throw badRequest(`A patch has 1 to ${maxOperations} operations, this one has ${operations.length}.`);
  }
  const condition = 'condition' in parsed.data ? parsed.data.condition : undefined;
  return {
    operations: operations.map((operation) => parseOperation(operation, keySteps)),
    ...(condition === undefined ? {} : { condition }),
  };
}

function parentOf(root: Slot, steps: readonly string[]): Slot {
  let slot: JsonValue | undefined = root;
  for (const step of steps.slice(0, -1)) {
    if (Array.isArray(slot)) slot = slot[indexOf(step, slot.length - 1)];
    else slot = isJsonObject(slot) && Object.hasOwn(slot, step) ? slot[step] : undefined;
  }
  if (typeof slot !== 'object' || slot === null) {
    throw badRequest(`The patch path /${steps.join('/')} has no parent in the document.`);
  }
  return slot as Slot;
}

function indexOf(step: string, highest: number): number {
  const index = /^(0|[1-9]\d*)$/.test(step) ? Number(step) : -1;
  if (index < 0 || index > highest) throw badRequest(`The array index ${step} of a patch is out of range.`);
  return index;
}

function applyToArray(array: JsonValue[], step: string, { op, value }: PatchOperation): void {
  const last = array.length - 1;
  if (op === 'add') {
    array.splice(step === '-' ? array.length : indexOf(step, last + 1), 0, value as JsonValue);
  } else if (op === 'remove') {
    array.splice(indexOf(step, last), 1);
  } else {
    if (step === '-' || Number(step) === array.length) throw notModelled(`${op} beyond the end of an array`);
    const index = indexOf(step, last);
    array[index] = op === 'incr' ? increased(array[index], value) : (value as JsonValue);
  }
}

function increased(current: JsonValue | undefined, by: JsonValue | undefined): number {
  if (typeof by !== 'number') throw badRequest('The patch operation incr needs a number.');
  if (current === undefined) return by;
  if (typeof current !== 'number') throw badRequest('The patch operation incr needs a number to increase.');
  return current + by;
}

function applyToObject(object: OpenObject, step: string, { op, value }: PatchOperation): void {
  const exists = Object.hasOwn(object, step);
  if (!exists && (op === 'replace' || op === 'remove')) {
    throw badRequest(`The patch operation ${op} needs an existing property: ${step} is absent.`);
  }
  if (op === 'remove') {
    delete object[step];
    return;
  }
  const next = op === 'incr' ? increased(exists ? object[step] : undefined, value) : (value as JsonValue);
  // Defined rather than assigned, so that a property called __proto__ is a property like any other.
  Object.defineProperty(object, step, { value: next, enumerable: true, configurable: true, writable: true });
}

/** The patched document; the given one stays as it is. */
export function applyPatch(document: JsonObject, operations: readonly PatchOperation[]): JsonObject {
  const copy = structuredClone(document) as Slot;
  for (const operation of operations) {
    const slot = parentOf(copy, operation.steps);
    const step = operation.steps.at(-1) ?? '';
    if (Array.isArray(slot)) applyToArray(slot, step, operation);
    else applyToObject(slot, step, operation);
  }
  return copy as JsonObject;
}
