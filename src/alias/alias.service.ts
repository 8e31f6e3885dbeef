import {
  bytTillAlias,
  bytTillVerkligt,
  findNamnetPa,
  harBestallning,
  verkligtNamn,
} from '../anvandare/alias.service.ts';
import type { Personnamn } from '../anvandare/anvandare.rules.ts';
import { audit } from '../db/audit.ts';
import { dekryptera } from '../db/kryptering.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { meddelaGammalKontakt } from '../utskick/kontaktbyte.service.ts';
import { provaAlias, type Alias, type Aliashinder } from './alias.rules.ts';

interface Andring {
  readonly nyckel: string;
  readonly sida: string;
}

/**
 * Gives an account an alias, or another one: it stands wherever the name stood, also in older orders and in history, and the real name
 * is kept encrypted.
 */
export const sattAlias = (
  kontext: Kontext,
  id: string,
  { nyckel, sida, alias }: Andring & { readonly alias: Alias },
): Promise<Result<Sparat, Aliashinder>> =>
  sparaEnGang<Aliashinder>(
    kontext,
    { nyckel, handling: 'alias', innehall: { id, alias }, sida, objektId: id },
    {},
    async (tx) => {
      const { hus, actor } = kontext;
      await kravRoll(tx, actor, 'superadministrator');
      const konto = found(await findNamnetPa(tx, id, true));
      const verkligt = verkligtNamn(hus.nycklar, konto) ?? {
        fornamn: konto.fornamn,
        efternamn: konto.efternamn,
      };
      const provat = provaAlias(alias, verkligt);
      if (!provat.ok) return provat;
      if (await harBestallning(tx, id)) return fail('bestallning_vantar');
      const mobil = dekryptera(hus.nycklar, `auth.anvandare.mobil.${id}`, konto.mobilKrypt);
      const { epost } = alias;
      await meddelaGammalKontakt(tx, hus.nycklar, { anvandareId: id, nya: { epost, mobil } });
      const { fornamn, efternamn } = alias;
      await bytTillAlias(tx, hus.nycklar, konto, { alias: { fornamn, efternamn }, verkligt, epost });
      await audit(tx, 'alias_satt', { objektId: id });
      return ok(null);
    },
  );

/** Takes the alias away: the real name stands again wherever the alias stood. */
export const taBortAlias = (
  kontext: Kontext,
  id: string,
  { nyckel, sida }: Andring,
): Promise<Result<Sparat, Aliashinder>> =>
  sparaEnGang<Aliashinder>(
    kontext,
    { nyckel, handling: 'alias_bort', innehall: { id }, sida, objektId: id },
    {},
    async (tx) => {
      const { hus, actor } = kontext;
      await kravRoll(tx, actor, 'superadministrator');
      const konto = found(await findNamnetPa(tx, id, true));
      const verkligt = verkligtNamn(hus.nycklar, konto);
      if (verkligt === null) return fail('andrad');
      await bytTillVerkligt(tx, konto, verkligt);
      await audit(tx, 'alias_borttaget', { objektId: id });
      return ok(null);
    },
  );

/** The real name behind an alias, with a trace that it was shown. NotFound for an account without alias. */
export const visaVerkligtNamn = ({ hus, actor }: Kontext, id: string): Promise<Personnamn> =>
  hus.db.transaction(actor, async (tx) => {
    await kravRoll(tx, actor, 'superadministrator');
    const verkligt = found(verkligtNamn(hus.nycklar, found(await findNamnetPa(tx, id))));
    await audit(tx, 'verkligt_namn_visat', { objektId: id });
    return verkligt;
  });
