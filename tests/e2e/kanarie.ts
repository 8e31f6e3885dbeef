import type { Page, Response } from '@playwright/test';
import { withClient } from '../../src/db/client.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import type { Testhus } from '../support/hus.ts';
import type { Scen, Tittare } from './scen.ts';

interface Sett {
  readonly vem: Tittare;
  /** Address and headers of everything that the browser was sent. */
  readonly yttre: string;
}
interface Sida {
  readonly vem: Tittare;
  readonly path: string;
  readonly html: string;
}

/** What a browser was sent while somebody looked at page after page. */
export interface Kanarie {
  readonly yttre: Sett[];
  readonly sidor: Sida[];
}

/** Notes all that comes while the page is used. */
export const medKanarie = async (
  { yttre, sidor }: Kanarie,
  vem: Tittare,
  page: Page,
  gor: (page: Page) => Promise<void>,
): Promise<void> => {
  const lyssna = (svar: Response): void => {
    yttre.push({ vem, yttre: `${svar.url()} ${JSON.stringify(svar.headers())}` });
  };
  page.on('response', lyssna);
  try {
    await gor(page);
    sidor.push({ vem, path: new URL(page.url()).pathname, html: await page.content() });
  } finally {
    page.off('response', lyssna);
  }
};

/** Names and numbers, as people write them, of all who are registered by name. */
const personer = ({ databas, hus: { nycklar } }: Testhus): Promise<string[]> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string; namn: Buffer; nummer: Buffer }>(
      'select id, namn_krypt as namn, personnummer_krypt as nummer from person.deltagare',
    );
    return rows.flatMap(({ id, namn, nummer }) => {
      const n = dekryptera(nycklar, `person.deltagare.personnummer.${id}`, nummer);
      const former = [n, n.slice(2)].flatMap((en) => [en, `${en.slice(0, -4)}-${en.slice(-4)}`]);
      return [dekryptera(nycklar, `person.deltagare.namn.${id}`, namn), ...former];
    });
  });

/** Those whose roles are for no persons. */
const utanPersoner: readonly Tittare[] = ['sia', 'sam', 'ivar', 'rut', 'frammande', 'noll'];

/** Where a person was found who should not be there: in an address, a header, the log, or on a page of one who may see nobody. */
export const finnPersoner = async (
  { yttre, sidor }: Kanarie,
  { hus: { test }, logg }: Scen,
): Promise<{ readonly personer: number; readonly fynd: string[] }> => {
  const sokta = await personer(test);
  const finns = (text: string) => {
    const klar = [text, decodeURIComponent(text.replaceAll(/%(?![\da-f]{2})/gi, '%25'))];
    return sokta.some((en) => klar.some((form) => form.includes(en)));
  };
  return {
    personer: sokta.length,
    fynd: [
      ...yttre.filter((en) => finns(en.yttre)).map(({ vem }) => `address or header, ${vem}`),
      ...(sokta.some((en) => logg().includes(en)) ? ['log'] : []),
      ...sidor
        .filter(({ vem, html }) => utanPersoner.includes(vem) && sokta.some((en) => html.includes(en)))
        .map(({ vem, path }) => `${path}, ${vem}`),
    ],
  };
};
