import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laggBegransning } from '../begransning/stod.ts';
import { natt } from '../rapport/frysstod.ts';
import { fraga, lagrat } from '../registrering/stod.ts';
import { insertDeltaganden, type InlagtDeltagande } from '../support/deltagande.ts';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import {
  allaPortioner,
  delat,
  finns,
  foresla,
  gallraAllt,
  godkann,
  gorSuper,
  kvar,
  protokollet,
  sattRegel,
  somVem,
} from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await gorSuper(hus, 'noll');
});
afterAll(() => hus.close());

const laggIn = (...nya: object[]): Promise<InlagtDeltagande[]> =>
  insertDeltaganden(
    hus,
    nya.map((ny) => ({
      insatsId: hus.varld.insats.vagen,
      startdag: '2022-03-10',
      avslutningsdag: '2022-11-20',
      ...ny,
    })),
  );
/** The months from one freeze to the next. */
let manad = 1;
const frys = async (): Promise<void> => {
  manad += 1;
  await natt(hus, `2026-${String(manad).padStart(2, '0')}-01`);
};
const kor = async (): Promise<Record<string, number>> => protokollet(hus, (await gallraAllt(hus)).id);

describe('a person with several deltaganden', () => {
  it('keeps what belongs to the newer, and is one person as long as somebody named is left', async () => {
    const [gammalt] = await laggIn({});
    const samma = { personnummer: gammalt!.personnummer, namn: gammalt!.namn };
    const [nytt, annat] = await laggIn(
      { ...samma, startdag: '2025-02-03', avslutningsdag: '2025-09-09' },
      { ...samma, insatsId: hus.varld.insats.avslutad, startdag: '2021-04-05', avslutningsdag: '2021-09-09' },
    );
    await frys();
    const fore = await lagrat(hus, nytt!.id);
    const vem = await kannetecken(hus, nytt!);
    expect(await kor()).toEqual({ foreslaget: 2, gallrat: 2 });
    expect([await finns(hus, gammalt!), await finns(hus, annat!)]).toEqual([false, false]);
    expect(await lagrat(hus, nytt!.id)).toEqual(fore);
    const anna = await hus.som('anna');
    expect((await anna.get(`/deltaganden/${nytt!.id}`)).text).toContain(gammalt!.namn);
    expect((await anna.get(`/deltaganden/${gammalt!.id}`)).status).toBe(404);
    const nummer = await delat(hus, gammalt!);
    expect(await kvar(hus, hus.varld.insats.vagen)).toEqual([nummer]);
    expect(await kvar(hus, hus.varld.insats.avslutad)).toEqual([nummer]);

    // The last that has a name goes, by a withdrawal: the rows are still one person, and that is all that anybody can know.
    const svar = await anna.skicka(`/deltaganden/${nytt!.id}/aterkallelse`, {
      aterkallat_datum: '2025-10-10',
    });
    expect(svar.status).toBe(303);
    const efter = [
      ...(await kvar(hus, hus.varld.insats.vagen)),
      ...(await kvar(hus, hus.varld.insats.avslutad)),
    ];
    expect(efter[0]).not.toBe(nummer);
    expect(efter).toEqual([efter[0], efter[0]]);
    expect(await genomsok(hus, vem)).toEqual({});
  });

  it('gives a new deltagande of the same person a number of its own', async () => {
    const { steget } = hus.varld.insats;
    const [forst] = await laggIn({ insatsId: steget });
    await frys();
    await kor();
    await laggIn({
      insatsId: steget,
      personnummer: forst!.personnummer,
      startdag: '2025-05-05',
      avslutningsdag: '2025-06-06',
    });
    expect(await kvar(hus, steget)).not.toContain(await delat(hus, forst!));
  });
});

describe('a gallring passes over', () => {
  it('what goes on, what is felregistrerat, what ended later, and what the latest freeze has not counted as it stands', async () => {
    const [gammalt, , , , ofryst] = await laggIn(
      {},
      { avslutningsdag: undefined, startdag: '2020-05-05' },
      { makulerad: { skal: 'dubblett' } },
      { avslutningsdag: '2025-01-01' },
      { startdag: '2022-01-01' },
    );
    await frys();
    await fraga(
      hus,
      "update verksamhet.matning set arbetssokande = not arbetssokande where deltagande_id = $1 and tillfalle = 'in'",
      [ofryst!.id],
    );
    const [sent] = await laggIn({});
    expect(await kor()).toEqual({ foreslaget: 1, gallrat: 1, ofryst: 2 });
    expect([await finns(hus, gammalt!), await finns(hus, ofryst!), await finns(hus, sent!)]).toEqual([
      false,
      true,
      true,
    ]);
    await frys();
    expect(await kor()).toEqual({ foreslaget: 2, gallrat: 2 });
  });

  it('what was corrected after it was proposed, and who is under begränsning, and says how many', async () => {
    const [fritt, rattat, begransat] = await laggIn({}, {}, {});
    await frys();
    const id = await foresla(hus, await sattRegel(hus, 1), 1);
    await fraga(
      hus,
      "insert into verksamhet.historik (deltagande_id, insats_id, handelse, av, version) values ($1, $2, 'inregistrering_rattad', $3, 3)",
      [rattat!.id, rattat!.insatsId, hus.varld.anvandare.anna],
    );
    await laggBegransning(hus, begransat!);
    await godkann(hus, id);
    expect(await allaPortioner(hus, id)).toBe(1);
    expect(await protokollet(hus, id)).toEqual({ foreslaget: 3, gallrat: 1, andrat: 1, begransat: 1 });
    expect([await finns(hus, fritt!), await finns(hus, rattat!), await finns(hus, begransat!)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('what stood in no list, though nothing hinders it any more: only what two have approved is taken', async () => {
    const [fritt, begransat] = await laggIn({}, {});
    await laggBegransning(hus, begransat!);
    await frys();
    const [sent] = await laggIn({});
    const id = await foresla(hus, await sattRegel(hus, 1), 1);
    await frys();
    await fraga(hus, 'delete from person.begransat_deltagande where deltagande_id = $1', [begransat!.id]);
    await godkann(hus, id);
    const { foreslaget } = await protokollet(hus, id);
    expect(await allaPortioner(hus, id)).toBe(foreslaget);
    expect([await finns(hus, fritt!), await finns(hus, begransat!), await finns(hus, sent!)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await fraga(hus, 'select from person.gallring_lista where gallring_id = $1', [id])).toEqual([]);
  });

  it('and forgets the list when it is decided against', async () => {
    await laggIn({});
    await frys();
    const id = await foresla(hus, await sattRegel(hus, 1), 1);
    const listan = () => fraga(hus, 'select from person.gallring_lista where gallring_id = $1', [id]);
    expect((await listan()).length).toBeGreaterThan(0);
    await somVem(hus, 'noll', (client) =>
      client.query(
        "update verksamhet.gallring set beslut = 'nekad', beslutad_av = $2, skal = 'vanta' where id = $1",
        [id, hus.varld.anvandare.noll],
      ),
    );
    expect(await listan()).toEqual([]);
  });
});
