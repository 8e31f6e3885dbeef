import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { engang, findKvitto } from '../db/kvitto.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { ersattKoder } from './engangskod.queries.ts';
import { mobilAv, type Inloggningshus } from './engangskod.service.ts';
import { glom, rakna } from './forsok.queries.ts';
import { avslutaInloggningar, isInloggningOppen } from './inloggning.queries.ts';
import { granser, type Byteshinder } from './inloggning.rules.ts';
import { findKonto, lasKonto, listEgnaOrd, updateLosenord } from './konto.queries.ts';
import { provaLosenord } from './losenord.rules.ts';
import { hashLosenord, stammer } from './losenord.service.ts';

/** Tells the owner of the ordered mobile number, so that a change by somebody else is noticed (ASVS 6.3.7). */
export const meddelaByte = async (
  { sms, nycklar }: Inloggningshus,
  konto: { id: string; mobilKrypt: Buffer },
): Promise<void> => {
  await sms.skicka(
    mobilAv(nycklar, konto),
    'Lösenordet till SUS har bytts. Var det inte du? Be din organisations beställare att spärra behörigheten.',
  );
};

interface Byte {
  readonly nyckel: string;
  readonly nuvarande: string;
  readonly nytt: string;
  /** Ends every other sign-in too. */
  readonly overallt: boolean;
}

/** Where the receipt of a change is shown. */
const sida = '/konto?klart=losenord';

/** Changes the actor's own password, with the present one as proof. The same form sent twice is one change. */
export const bytLosenord = async (
  hus: Inloggningshus,
  actor: Actor,
  byte: Byte,
): Promise<Result<{ sida: string }, Byteshinder>> => {
  const konto = found(await findKonto(hus.db, actor.id));
  const raknare = { nyckel: `byte:${actor.id}`, grans: granser.byte };
  const { oppen, till } = await rakna(hus.db, raknare, hus.clock());
  if (!oppen) return fail({ slag: 'vanta', till });
  if (!(await stammer(konto.losenordHash, byte.nuvarande))) return nekaByte(hus, actor, byte);
  await glom(hus.db, raknare);
  const provat = provaLosenord(byte.nytt, await listEgnaOrd(hus.db, actor.id));
  if (!provat.ok) return fail({ slag: provat.error });
  const hash = await hashLosenord(byte.nytt);
  const bytt = await sparaByte(hus, actor, byte, { gammal: konto.losenordHash ?? '', hash });
  if (bytt.ok) await meddelaByte(hus, konto);
  return bytt;
};

// The second of two sends of one form finds its password changed: it gets the receipt of the first.
const nekaByte = (
  { db }: Inloggningshus,
  actor: Actor,
  { nyckel }: Byte,
): Promise<Result<{ sida: string }, Byteshinder>> =>
  db
    .transaction(actor, async (tx) => {
      const kvitto = await findKvitto(tx, nyckel);
      if (kvitto?.handling === 'losenord_bytt') return ok({ sida: kvitto.sida });
      await audit(tx, 'losenordsbyte_misslyckat', {
        objektId: actor.id,
        falt: ['losenord'],
        utfall: 'nekad',
      });
      // No refusal of the transaction: the trail must stay.
      return ok(null);
    })
    .then((svar) => (svar.value === null ? fail({ slag: 'nuvarande' as const }) : ok(svar.value)));

const sparaByte = (
  { db, nycklar, clock }: Inloggningshus,
  actor: Actor,
  { nyckel, overallt }: Byte,
  { gammal, hash }: { gammal: string; hash: string },
): Promise<Result<{ sida: string }, Byteshinder>> =>
  db.transaction(actor, (tx) =>
    engang<Byteshinder>(
      { tx, actor, nycklar },
      { nyckel, handling: 'losenord_bytt', innehall: null, sida, objektId: actor.id },
      async () => {
        const nu = clock();
        if (!(await lasKonto(tx, actor.id))) return fail({ slag: 'utloggad' });
        // Signed out while the change was on its way: it does not happen.
        if (!(await isInloggningOppen(tx, actor.inloggningId))) return fail({ slag: 'utloggad' });
        if (!(await updateLosenord(tx, { id: actor.id, hash, nu }, gammal)))
          return fail({ slag: 'nuvarande' });
        await ersattKoder(tx, actor.id, nu);
        if (overallt) await avslutaInloggningar(tx, actor.id, actor.inloggningId, nu);
        await audit(tx, 'losenord_bytt', { objektId: actor.id, falt: overallt ? ['overallt'] : [] });
        return ok(null);
      },
    ),
  );
