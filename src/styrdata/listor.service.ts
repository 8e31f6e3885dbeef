import { andringarMellan, type Andring } from '../andring/andring.rules.ts';
import { skrivAndring } from '../andring/andring.service.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { found } from '../shared/errors.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { faltenAv } from './falt.rules.ts';
import {
  insertPost,
  lasLista,
  listPoster,
  updateGallerTill,
  updateOrdning,
  updatePost,
} from './listor.queries.ts';
import type { Listnamn, Listpost } from './listor.rules.ts';
import {
  flyttad,
  harEgenText,
  kodFor,
  provaSlut,
  type Posthinder,
  type Sluthinder,
  type Uppgifter,
} from './post.rules.ts';
import { glomStyrdata } from './styrdata.service.ts';

/** One submit of a form about a list. `sida` is where the receipt is shown. */
export interface Inskick {
  readonly lista: Listnamn;
  readonly nyckel: string;
  readonly sida: string;
}

type Handelse =
  'styrdata_tillagd' | 'styrdata_andrad' | 'styrdata_avslutad' | 'styrdata_oppnad' | 'styrdata_flyttad';

interface Handling<T> {
  readonly inskick: Inskick;
  readonly handelse: Handelse;
  readonly uppgift: T;
}

/** Every change of a list: once for a key, by a superadministratör, with the list held still; then the cache is let go. */
const iLista = async <T, E>(
  kontext: Kontext,
  { inskick: { lista, nyckel, sida }, handelse, uppgift }: Handling<T>,
  refusals: Readonly<Record<string, E>>,
  work: (tx: Db, poster: readonly Listpost[]) => Promise<Result<unknown, E>>,
): Promise<Result<Sparat, E>> => {
  const innehall = { lista, uppgift };
  const sparat = await sparaEnGang<E>(
    kontext,
    { nyckel, handling: handelse, innehall, sida, objektId: null },
    refusals,
    async (tx) => {
      await kravRoll(tx, kontext.actor, 'superadministrator');
      await lasLista(tx, lista);
      return work(tx, await listPoster(tx, lista));
    },
  );
  glomStyrdata(kontext.hus.db);
  return sparat;
};

interface Skrivet {
  readonly lista: Listnamn;
  readonly kod: string;
  readonly handelse: Handelse;
  readonly andringar: readonly Andring[];
}

const skriv = async (tx: Db, { actor }: Kontext, { lista, kod, handelse, andringar }: Skrivet) => {
  const objekt = `${lista}/${kod}`;
  const kort = handelse.replace('styrdata_', '');
  await skrivAndring(tx, actor, { slag: 'styrdata', objekt, handelse: kort, andringar });
  await audit(tx, handelse, { falt: [objekt] });
};

const nyaHinder = {
  kommun_lan_kod_fkey: 'lan_saknas',
  kommun_pkey: 'nummer_finns',
  lan_pkey: 'nummer_finns',
  lan_namn_key: 'text_finns',
} as const satisfies Record<string, Posthinder>;

/** Adds an entry, last in its list. */
export const laggTillPost = (
  kontext: Kontext,
  inskick: Inskick,
  uppgifter: Uppgifter,
): Promise<Result<Sparat, Posthinder>> =>
  iLista<Uppgifter, Posthinder>(
    kontext,
    { inskick, handelse: 'styrdata_tillagd', uppgift: uppgifter },
    nyaHinder,
    async (tx, poster) => {
      const { lista } = inskick;
      const idag = dagAv(kontext.hus.clock());
      if (!harEgenText(lista, poster, uppgifter, { utom: null, idag })) return fail('text_finns');
      const upptagna = new Set(poster.map((post) => post.kod));
      const kod = kodFor(lista, uppgifter, upptagna);
      if (upptagna.has(kod)) return fail('nummer_finns');
      const ordning = Math.max(0, ...poster.map((post) => post.ordning)) + 10;
      await insertPost(tx, lista, { kod, uppgifter, ordning });
      const andringar = andringarMellan({}, faltenAv(lista, uppgifter));
      await skriv(tx, kontext, { lista, kod, handelse: 'styrdata_tillagd', andringar });
      return ok(null);
    },
  );

interface Andrad {
  readonly kod: string;
  /** The version the form was opened with. */
  readonly version: number;
}

/** Changes what an entry says. Old registrations keep the code, and so follow. */
export const andraPost = (
  kontext: Kontext,
  inskick: Inskick,
  { kod, version, ...uppgifter }: Andrad & Uppgifter,
): Promise<Result<Sparat, Posthinder>> =>
  iLista<Andrad & Uppgifter, Posthinder>(
    kontext,
    { inskick, handelse: 'styrdata_andrad', uppgift: { kod, version, ...uppgifter } },
    { lan_namn_key: 'text_finns' },
    async (tx, poster) => {
      const { lista } = inskick;
      const post = found(poster.find((ett) => ett.kod === kod));
      if (post.version !== version) return fail('andrad_av_annan');
      const idag = dagAv(kontext.hus.clock());
      if (!harEgenText(lista, poster, uppgifter, { utom: kod, idag })) return fail('text_finns');
      if (post.gallerTill !== null && uppgifter.gallerFran > post.gallerTill) return fail('fran_efter_till');
      const andringar = andringarMellan(faltenAv(lista, post), faltenAv(lista, uppgifter));
      if (andringar.length === 0) return ok(null);
      await updatePost(tx, lista, kod, uppgifter);
      await skriv(tx, kontext, { lista, kod, handelse: 'styrdata_andrad', andringar });
      return ok(null);
    },
  );

/** Ends an entry with a last day, moves that day, or (null) lets it go on. Never deletes. */
export const sattSistaDag = (
  kontext: Kontext,
  inskick: Inskick,
  uppgift: Andrad & { readonly gallerTill: Dag | null },
): Promise<Result<Sparat, Sluthinder>> => {
  const { kod, version, gallerTill } = uppgift;
  const handelse = gallerTill === null ? 'styrdata_oppnad' : 'styrdata_avslutad';
  return iLista<typeof uppgift, Sluthinder>(
    kontext,
    { inskick, handelse, uppgift },
    {
      avslutsanledning_felregistrering_kvar: 'systempost',
      forsorjning_ingen_kvar: 'systempost',
      organisationstyp_samordningsforbund_kvar: 'systempost',
    },
    async (tx, poster) => {
      const { lista } = inskick;
      const post = found(poster.find((ett) => ett.kod === kod));
      if (post.version !== version) return fail('andrad_av_annan');
      const provad = gallerTill === null ? ok(post) : provaSlut(lista, poster, { kod, gallerTill });
      if (!provad.ok) return provad;
      const andringar = andringarMellan({ 'Sista dag': post.gallerTill }, { 'Sista dag': gallerTill });
      if (andringar.length === 0) return ok(null);
      await updateGallerTill(tx, lista, kod, gallerTill);
      await skriv(tx, kontext, { lista, kod, handelse, andringar });
      return ok(null);
    },
  );
};

/** Moves an entry a step up or down. At the end of the list nothing happens. */
export const flyttaPost = (
  kontext: Kontext,
  inskick: Inskick,
  uppgift: { readonly kod: string; readonly steg: 'upp' | 'ned' },
): Promise<Result<Sparat, never>> =>
  iLista<typeof uppgift, never>(
    kontext,
    { inskick, handelse: 'styrdata_flyttad', uppgift },
    {},
    async (tx, poster) => {
      const { lista } = inskick;
      const koder = poster.map(({ kod }) => kod);
      found(poster.find(({ kod }) => kod === uppgift.kod));
      const nya = flyttad(koder, uppgift.kod, uppgift.steg);
      if (nya === null) return ok(null);
      await updateOrdning(tx, lista, nya);
      const plats = (i: number) => ({ Plats: i + 1 });
      const andringar = andringarMellan(plats(koder.indexOf(uppgift.kod)), plats(nya.indexOf(uppgift.kod)));
      await skriv(tx, kontext, { lista, kod: uppgift.kod, handelse: 'styrdata_flyttad', andringar });
      return ok(null);
    },
  );
