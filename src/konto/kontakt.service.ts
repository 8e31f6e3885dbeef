import type { Actor } from '../behorighet/behorighet.rules.ts';
import {
  nyMobilPlats,
  provaBekraftelsekod,
  skickaBekraftelsekod,
} from '../bekraftelse/bekraftelse.service.ts';
import type { Kodhinder } from '../bekraftelse/bekraftelse.rules.ts';
import { audit } from '../db/audit.ts';
import { begransning } from '../db/begransning.ts';
import type { Db } from '../db/db.ts';
import { dekryptera, kryptera } from '../db/kryptering.ts';
import { engang, findKvitto } from '../db/kvitto.ts';
import type { Hus } from '../hus.ts';
import { mobilAv } from '../inloggning/engangskod.service.ts';
import { arInne, efterNummerbyte } from '../inloggning/sjalv.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { meddelaGammalKontakt } from '../utskick/kontaktbyte.service.ts';
import { lasKontakt, updateEpost, updateMobil } from './konto.queries.ts';
import { epostgrans, type Kontakthinder } from './konto.rules.ts';
import { kontoPath } from './sidor.rules.ts';

/** Where the receipt of a change is shown. */
const sida = (vad: string): string => `${kontoPath}?klart=${vad}`;

/**
 * Changes the actor's own e-mail address. The old address is told (ASVS 6.3.7).
 * @throws TooMany when it is changed again and again
 */
export const bytEpost = async (
  { hus, actor }: Kontext,
  { nyckel, epost }: { readonly nyckel: string; readonly epost: string },
): Promise<Result<Sparat, Kontakthinder>> => {
  await begransning(hus.db, 'epostbyte', epostgrans).rakna(actor.id);
  return sparaEnGang<Kontakthinder>(
    { hus, actor },
    { nyckel, handling: 'epost_bytt', innehall: { epost }, sida: sida('epost'), objektId: actor.id },
    {},
    async (tx) => {
      if (!(await arInne(tx, actor))) return fail('utloggad');
      const nu = await lasKontakt(tx, actor.id);
      if (nu.epost === epost) return fail('samma');
      const mobil = mobilAv(hus.nycklar, { id: actor.id, mobilKrypt: nu.mobilKrypt });
      await meddelaGammalKontakt(tx, hus.nycklar, { anvandareId: actor.id, nya: { epost, mobil } });
      await updateEpost(tx, actor.id, epost);
      await audit(tx, 'kontaktuppgift_andrad', { objektId: actor.id, falt: ['epost'] });
      return ok(null);
    },
  );
};

/** Sends a code to a number that the actor says is theirs; the account keeps the old one until the code comes back. */
export const begarNummerbyte = async (
  hus: Hus,
  actor: Actor,
  mobil: string,
): Promise<Result<{ readonly skickad: boolean }, 'samma'>> => {
  const nu = await lasKontakt(hus.db, actor.id);
  if (mobilAv(hus.nycklar, { id: actor.id, mobilKrypt: nu.mobilKrypt }) === mobil) return fail('samma');
  return ok({ skickad: await skickaBekraftelsekod(hus, actor, { slag: 'mobil', mobil }) });
};

interface Nummerbyte {
  readonly nyckel: string;
  readonly kod: string;
  /** Ends every other sign-in too. */
  readonly overallt: boolean;
}

/** Puts the number that the code was sent to in the place of the old one, which is told. The same form sent twice is one change. */
export const bytNummer = async (
  hus: Hus,
  actor: Actor,
  byte: Nummerbyte,
): Promise<Result<Sparat, Kodhinder>> => {
  const provat = await provaBekraftelsekod(hus, actor, { slag: 'mobil', kod: byte.kod }, (tx, bekraftelse) =>
    sparaNummer({ hus, actor }, tx, byte, oppnaNummer(hus, bekraftelse)),
  );
  if (provat.ok || provat.error.slag !== 'slut') return provat;
  const forut = await hus.db.transaction(actor, (tx) => findKvitto(tx, byte.nyckel));
  return forut?.handling === 'mobil_bytt' ? ok({ sida: forut.sida }) : provat;
};

const oppnaNummer = (
  { nycklar }: Hus,
  { id, mobilKrypt }: { readonly id: string; readonly mobilKrypt: Buffer | null },
): string => dekryptera(nycklar, nyMobilPlats(id), mobilKrypt ?? Buffer.alloc(0));

const sparaNummer = async (
  { hus, actor }: Kontext,
  tx: Db,
  { nyckel, overallt }: Nummerbyte,
  mobil: string,
): Promise<Sparat> => {
  const kvitto = { nyckel, handling: 'mobil_bytt', innehall: null, sida: sida('mobil'), objektId: actor.id };
  const sparat = await engang<never>({ tx, actor, nycklar: hus.nycklar }, kvitto, async () => {
    const { epost } = await lasKontakt(tx, actor.id);
    await meddelaGammalKontakt(tx, hus.nycklar, { anvandareId: actor.id, nya: { epost, mobil } });
    await updateMobil(tx, actor.id, kryptera(hus.nycklar, `auth.anvandare.mobil.${actor.id}`, mobil));
    await efterNummerbyte(tx, actor, { overallt, nu: hus.clock() });
    const falt = overallt ? ['mobil', 'overallt'] : ['mobil'];
    await audit(tx, 'kontaktuppgift_andrad', { objektId: actor.id, falt });
    return ok(null);
  });
  return sparat.ok ? sparat.value : { sida: kontoPath };
};
