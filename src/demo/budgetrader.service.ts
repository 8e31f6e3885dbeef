import { demoBudgetar, demoFinansiarer, demoInsatsbudgetar } from './budget.rules.ts';
import type { Underlag } from './id.service.ts';
import { demoInsatser } from './insatser.rules.ts';
import { konton } from './konton.rules.ts';
import type { Forbundsnyckel, Organisationsnyckel } from './organisationer.rules.ts';
import type { Rad } from './rader.rules.ts';
import { slump } from './slump.rules.ts';
import { demoVolym } from './volym.rules.ts';

const forbunden = (): readonly (readonly [Forbundsnyckel, Organisationsnyckel])[] =>
  (Object.keys(demoFinansiarer) as Forbundsnyckel[]).flatMap((forbund) =>
    demoFinansiarer[forbund].map(([organisation]) => [forbund, organisation] as const),
  );

/** Those who finance take part too, and the kommuner use the money. */
export const ingaenderader = ({ id }: Underlag): Rad[] =>
  forbunden().map(([forbund, organisation]) => ({
    samverkansorganisationId: id('forbund', forbund),
    organisationId: id('organisation', organisation),
    deltar: true,
    finansierar: true,
    brukarMedel: !['fk', 'region'].includes(organisation),
  }));

/** Years, financing and administrative costs of the förbund. */
export const budgetrader = ({
  id,
  idag,
}: Underlag): { budgetar: Rad[]; finansiering: Rad[]; kostnader: Rad[] } => {
  const alla = demoBudgetar(slump(2024), idag).map((b) => ({
    ...b,
    budgetId: id('budget', `${b.forbund} ${String(b.ar)}`),
    agare: id('forbund', b.forbund),
  }));
  return {
    budgetar: alla.map(({ budgetId, agare, ar }) => ({ id: budgetId, samverkansorganisationId: agare, ar })),
    finansiering: alla.flatMap(({ budgetId, agare, finansiering }) =>
      finansiering.map(({ organisation, belopp }) => ({
        budgetId,
        samverkansorganisationId: agare,
        organisationId: id('organisation', organisation),
        belopp,
        beskrivning: 'Påhittat belopp',
      })),
    ),
    kostnader: alla.flatMap(({ budgetId, kostnader }) =>
      kostnader.map(({ kod, ...kostnad }) => ({ budgetId, kostnadstypKod: kod, ...kostnad })),
    ),
  };
};

/** Years and costs of the insatser. */
export const insatsbudgetrader = ({ id, idag }: Underlag): { budgetar: Rad[]; kostnader: Rad[] } => {
  const alla = demoInsatsbudgetar(slump(2025), idag).map((b) => ({
    ...b,
    insatsbudgetId: id('budget', `${b.insats} ${String(b.ar)}`),
  }));
  return {
    budgetar: alla.map(({ insatsbudgetId, insats, ar, planeratAntal }) => ({
      id: insatsbudgetId,
      insatsId: id('insats', insats),
      ar,
      planeratAntal,
    })),
    kostnader: alla.flatMap(({ insatsbudgetId, kostnader }) =>
      kostnader.map(({ kod, ...kostnad }) => ({ insatsbudgetId, budgettypKod: kod, ...kostnad })),
    ),
  };
};

/** The numbers of the volyminsatser, written by the first insatsansvarig of each; entries before the corrections of them. */
export const volymrader = ({ id, idag }: Underlag): Rad[] =>
  demoVolym(slump(2026), idag).map(({ nyckel, insats, rattar, dag, ...tal }) => {
    const forbund = demoInsatser(idag).find((i) => i.nyckel === insats)?.forbund;
    const av = konton.find(
      ({ platser }) => forbund !== undefined && platser.insatsansvarig.includes(forbund),
    );
    if (av === undefined) throw new Error(`nobody is insatsansvarig for ${insats}`);
    return {
      ...tal,
      id: id('volym', nyckel),
      insatsId: id('insats', insats),
      rattar: rattar === null ? null : id('volym', rattar),
      av: id('konto', av.personnummer),
      at: `${dag} 14:00`,
    };
  });
