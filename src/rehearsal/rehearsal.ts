/** The whole outside world of the bot on one machine: every imitation under one loopback port. */
import { createChat } from './chat/chat.ts';
import { createControl } from './control/control.ts';
import { createControlStream } from './control/stream.ts';
import { createLocalCosmos } from './cosmos/local-cosmos.ts';
import { createHooks } from './fault-hooks.ts';
import { createGraph } from './graph/graph.ts';
import { serve, type System } from './http-kit.ts';
import { createLogin } from './login/login.ts';
import { createSignInDesk } from './login/sign-in-desk.ts';
import { createAcceptPage } from './pages/accept-page.ts';
import { createLivePage } from './pages/live-page.ts';
import { createMailPages } from './pages/mail-pages.ts';
import { createPartnerCenter } from './partner-center/partner-center.ts';
import { createWorld } from './world/world.ts';

export interface RehearsalOptions {
  /** Where the databases are kept. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where the bot takes activities: `http://127.0.0.1:3978/api/messages`; asked for when one is sent. */
  readonly botUrl: () => string;
  /** For how long Partner Center shows a new customer only in part; a third of it, for how long a sent mail is not there. */
  readonly lateDataMs?: number;
}

export interface RehearsalUrls {
  readonly partnerCenter: string;
  readonly graph: string;
  readonly login: string;
  readonly cosmos: string;
  readonly chat: string;
  readonly mail: string;
  readonly control: string;
}

export interface Rehearsal {
  readonly port: number;
  readonly urls: RehearsalUrls;
  close(): Promise<void>;
}

const usualLateDataMs = 1500;

/** Whoever opens the bare address meets the chat. Comes last: its mount takes everything. */
const home: System = {
  name: 'home',
  mount: '',
  isOurs: true,
  routes: [{ method: 'GET', template: '/', handle: () => ({ status: 302, headers: { location: '/chat' } }) }],
  notModelled: ({ path }) => ({ status: 404, body: { error: `The rehearsal has nothing at ${path}.` } }),
};

const urlsBelow = (base: string): RehearsalUrls => ({
  partnerCenter: `${base}/partner-center`,
  graph: `${base}/graph`,
  login: `${base}/login`,
  cosmos: `${base}/cosmos`,
  chat: `${base}/chat`,
  mail: `${base}/mail`,
  control: `${base}/control`,
});

/** Serves on 127.0.0.1 only, whatever the machine's other addresses are. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { dataDir, botUrl, lateDataMs = usualLateDataMs } = options;
  let port = options.port;
  const base = () => `http://127.0.0.1:${port}`;
  const world = createWorld({ dataDir });
  const stream = createControlStream();
  const cosmos = createLocalCosmos({ dataDir, publicUrl: () => `${base()}/cosmos` });
  const chat = createChat({
    dataDir,
    botUrl,
    now: world.clock.now,
    publicUrl: base,
    signInDesk: createSignInDesk(world),
  });
  const partnerCenter = createPartnerCenter({
    world,
    lateDataMs,
    publicUrl: () => `${base()}/partner-center`,
  });
  const live = createLivePage(world.mail);
  const systems: readonly System[] = [
    partnerCenter.system,
    createGraph(world, { lateCopyMs: lateDataMs / 3 }),
    createLogin(world, () => `${base()}/login`),
    cosmos.system,
    ...chat.systems,
    createMailPages(world, live),
    createAcceptPage(world),
    createControl(world, stream),
    home,
  ];
  const closeAll = () => {
    live.close();
    partnerCenter.close();
    stream.close();
    chat.close();
    cosmos.close();
    world.close();
  };
  try {
    const served = await serve(systems, options.port, createHooks(world, systems));
    port = served.port;
    return {
      port,
      urls: urlsBelow(base()),
      close: async () => {
        await served.close();
        closeAll();
      },
    };
  } catch (error) {
    closeAll();
    throw error;
  }
}
