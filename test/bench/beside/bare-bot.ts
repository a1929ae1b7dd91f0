/**
 * What somebody gets who writes a bot by the book: botbuilder, restify, and one card for every question. The card is
 * given by `PUT /card`, so that the bytes that go out are those of the bot it is measured beside.
 */
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  TeamsActivityHandler,
} from 'botbuilder';
import restify from 'restify';

let card: Record<string, unknown> = { type: 'AdaptiveCard', version: '1.5', body: [] };

class BareBot extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)));
      await next();
    });
  }

  override onAdaptiveCardInvoke() {
    const type = 'application/vnd.microsoft.card.adaptive';
    return Promise.resolve({ statusCode: 200, type, value: card });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new BareBot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request as Parameters<typeof adapter.process>[0], response, (context) =>
    bot.run(context),
  );
});
server.put('/card', async (request, response) => {
  card = request.body as typeof card;
  response.send(204);
});
server.get('/healthz', async (_request, response) => {
  response.send(200, { up: true });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
