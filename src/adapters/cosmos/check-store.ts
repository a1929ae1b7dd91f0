import type { Container, CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import {
  type ContainerDeclaration,
  type ContainerName,
  containerNames,
  containers,
  defaultTtl,
  indexingPolicy,
} from './containers.ts';
import type { Retry } from './retry.ts';
import { readFailure } from './store-failure.ts';

/** Something that is not as we need it, and what an administrator runs to make it so. */
export interface StoreDifference {
  readonly what: string;
  readonly run: string;
}

interface Request {
  readonly client: CosmosClient;
  readonly database: string;
  /** Data roles cannot create databases or containers (learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac). */
  readonly mayCreate: boolean;
  readonly retry: Retry;
}

/** Compares the database with what is declared, creating first what is missing where that is allowed. */
export async function checkStore(request: Request): Promise<readonly StoreDifference[]> {
  const { client, database, mayCreate } = request;
  if (mayCreate) await createMissing(request);
  if (!(await databaseExists(request))) {
    const all = containerNames.map((name) => missing(database, name));
    const create = `az cosmosdb sql database create ${account} --name ${database}`;
    return [{ what: `The database ${database} does not exist.`, run: create }, ...all];
  }
  const found = containerNames.map((name) =>
    differences(request, name, client.database(database).container(name)),
  );
  return (await Promise.all(found)).flat();
}

async function createMissing({ client, database, retry }: Request): Promise<void> {
  await retry(() => unlessThere(client.databases.createIfNotExists({ id: database })), { isWrite: true });
  for (const name of containerNames) {
    const definition = {
      id: name,
      partitionKey: { paths: [`/${containers[name].partitionKey}`] },
      indexingPolicy: indexingPolicy(containers[name]),
      defaultTtl,
    };
    const create = () => unlessThere(client.database(database).containers.createIfNotExists(definition));
    await retry(create, { isWrite: true });
  }
}

/** Another instance that starts at this moment may be faster. */
async function unlessThere(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (readFailure(error).status !== 409) throw error;
  }
}

async function databaseExists({ client, database, retry }: Request): Promise<boolean> {
  return retry(
    async (abortSignal) => {
      try {
        await client.database(database).read({ abortSignal });
        return true;
      } catch (error) {
        if (readFailure(error).status === 404) return false;
        throw error;
      }
    },
    { isWrite: false },
  );
}

const Order = z.enum(['ascending', 'descending']).default('ascending');
const Definition = z.object({
  partitionKey: z.object({ paths: z.array(z.string()) }).optional(),
  defaultTtl: z.number().optional(),
  indexingPolicy: z
    .object({
      compositeIndexes: z.array(z.array(z.object({ path: z.string(), order: Order }))).default([]),
    })
    .default({ compositeIndexes: [] }),
});

async function readDefinition(container: Container, retry: Retry) {
  return retry(
    async (abortSignal) => {
      try {
        const { resource } = await container.read({ abortSignal });
        return Definition.parse(resource);
      } catch (error) {
        if (readFailure(error).status === 404) return undefined;
        throw error;
      }
    },
    { isWrite: false },
  );
}

const account = '--account-name <account> --resource-group <group>';

function containerCommand(verb: 'create' | 'update', database: string, name: ContainerName): string {
  const declared = containers[name];
  const key = verb === 'create' ? ` --partition-key-path /${declared.partitionKey}` : '';
  const index = JSON.stringify(indexingPolicy(declared));
  return `az cosmosdb sql container ${verb} ${account} --database-name ${database} --name ${name}${key} --ttl ${defaultTtl} --idx '${index}'`;
}

function missing(database: string, name: ContainerName): StoreDifference {
  return {
    what: `The container ${name} does not exist.`,
    run: containerCommand('create', database, name),
  };
}

async function differences(
  { database, retry }: Request,
  name: ContainerName,
  container: Container,
): Promise<readonly StoreDifference[]> {
  const declared = containers[name];
  const found = await readDefinition(container, retry);
  if (!found) return [missing(database, name)];
  const paths = found.partitionKey?.paths.join(', ') ?? 'none';
  const update = containerCommand('update', database, name);
  if (paths !== `/${declared.partitionKey}`) {
    const what = `The container ${name} has the partition key ${paths}, and it must be /${declared.partitionKey}.`;
    const run = `az cosmosdb sql container delete ${account} --database-name ${database} --name ${name} && ${containerCommand('create', database, name)}`;
    return [{ what: `${what} A key cannot be changed: save what is in it, then create it anew.`, run }];
  }
  const wrong: StoreDifference[] = [];
  if (found.defaultTtl !== defaultTtl) {
    const ttl = found.defaultTtl ?? 'off';
    wrong.push({
      what: `The container ${name} has the time to live ${ttl}, and it must be ${defaultTtl}.`,
      run: update,
    });
  }
  if (!hasIndexes(declared, found.indexingPolicy.compositeIndexes)) {
    wrong.push({ what: `The container ${name} lacks a composite index.`, run: update });
  }
  return wrong;
}

function hasIndexes(
  declared: ContainerDeclaration,
  found: ContainerDeclaration['compositeIndexes'],
): boolean {
  const asText = (index: (typeof found)[number]) =>
    index.map(({ path, order }) => `${path} ${order}`).join(', ');
  const there = new Set(found.map(asText));
  return declared.compositeIndexes.every((index) => there.has(asText(index)));
}
