import { withClient } from '../../src/db/client.ts';
import { blindIndex, type Nycklar } from '../../src/db/kryptering.ts';
import { demoKonton } from '../../src/demo/kontolista.rules.ts';
import { doldaFalt } from '../rigg/html.ts';
import type { Webblasare } from '../rigg/klient.ts';

/** An account of the demo that may register, and where. */
export interface Konto {
  readonly personnummer: string;
  readonly losenord: string;
  readonly insatser: readonly string[];
}

const oppnaUppdrag = `
  select u.insats_id as id
  from auth.uppdrag u join auth.anvandare a on a.id = u.anvandare_id join verksamhet.insats i on i.id = u.insats_id
  where a.personnummer_index = $1 and u.roll = 'deltagaransvarig' and u.avslutat_at is null
    and (u.till_datum is null or u.till_datum >= current_date)
    and i.slutdatum is null and i.deltagarregistrering = 'personuppgifter_anonym'
  order by i.namn`;

/** The accounts of the demo world that may register deltagare in an insats that is going on. */
export const deltagaransvariga = (adminUrl: string, nycklar: Nycklar): Promise<Konto[]> =>
  withClient(adminUrl, async (client) => {
    const konton: Konto[] = [];
    for (const { personnummer: skrivet, losenord } of demoKonton()) {
      const personnummer = skrivet.replace('-', '');
      const { rows } = await client.query<{ id: string }>(oppnaUppdrag, [blindIndex(nycklar, personnummer)]);
      if (rows.length > 0) konton.push({ personnummer, losenord, insatser: rows.map(({ id }) => id) });
    }
    return konton;
  });

/** The code that came last: as text out of the demo's inbox, or out of the hands of a service. */
type Kodkalla = (webblasare: Webblasare) => Promise<string>;
const urInkorgen: Kodkalla = async (webblasare) => (await webblasare.get('/demo/sms')).text;

/** Signs in as a person does: personnummer and password, then the code that came as a text message. */
export const loggaIn = async (
  webblasare: Webblasare,
  { personnummer, losenord }: Pick<Konto, 'personnummer' | 'losenord'>,
  koden: Kodkalla = urInkorgen,
): Promise<void> => {
  const forst = doldaFalt((await webblasare.get('/logga-in')).text, '/logga-in');
  const kod = await webblasare.post('/logga-in', { ...forst, personnummer, losenord });
  if (kod.headers.location !== '/logga-in/kod') throw new Error(`sign-in refused (${kod.status})`);
  const sidan = doldaFalt((await webblasare.get('/logga-in/kod')).text, '/logga-in/kod');
  const sms = /kod till SUS är (\d{6})/.exec(await koden(webblasare))?.[1] ?? '';
  const inne = await webblasare.post('/logga-in/kod', { ...sidan, kod: sms });
  if (inne.status !== 303) throw new Error(`one-time code refused (${inne.status})`);
};
