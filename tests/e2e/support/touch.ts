/**
 * A tap as the browser itself makes one. Firefox can, when it is asked by WebDriver BiDi, but the tap of Playwright's page does
 * nothing there: what it would send is sent here, through the connection that it holds.
 */
import type { Locator, Page } from '@playwright/test';

interface Session {
  sessionId: string;
  send(method: 'input.performActions', parameters: object): Promise<unknown>;
}
interface Inside {
  _connection: { toImpl(page: Page): { delegate: { _session: Session } } };
}

export async function tap(page: Page, x: number, y: number): Promise<void> {
  if (page.context().browser()!.browserType().name() !== 'firefox') return page.touchscreen.tap(x, y);
  const session = (page as unknown as Inside)._connection.toImpl(page).delegate._session;
  await session.send('input.performActions', {
    context: session.sessionId,
    actions: [
      {
        type: 'pointer',
        id: 'finger',
        parameters: { pointerType: 'touch' },
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ],
  });
}

/** On the middle of something, once it has come into view and stands still: what is near may be laid out only then. */
export async function tapOn(place: Locator): Promise<void> {
  await place.click({ trial: true });
  const { x, y, width, height } = (await place.boundingBox())!;
  await tap(place.page(), x + width / 2, y + height / 2);
}
