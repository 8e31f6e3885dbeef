import { audit } from '../db/audit.ts';
import { natten, type Natthus } from '../jobb/natt.service.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import { genomgangsmanad, klarSenast, manadMedAr, paminnsDen, skaGasIgenom } from './genomgang.rules.ts';
import { insertPaminnelse, listKvar, type Kvar } from './paminnelse.queries.ts';

const grupperade = (rader: readonly Kvar[]): Kvar[][] => {
  const per = new Map<string, Kvar[]>();
  for (const rad of rader) per.set(rad.anvandareId, [...(per.get(rad.anvandareId) ?? []), rad]);
  return [...per.values()];
};

const brev = (fornamn: string, insatser: readonly Kvar[], manad: Dag): string =>
  [
    `Hej ${fornamn}!`,
    `De här insatserna är inte genomgångna för ${manadMedAr(manad)}:\n${insatser.map(({ insats }) => `- ${insats}`).join('\n')}`,
    `Gå igenom dem senast ${langDag(klarSenast(manad))}. Logga in i SUS och välj Deltagande och Genomgång. Det räcker att en av de deltagaransvariga i insatsen gör det.`,
  ].join('\n\n');

/**
 * Reminds by e-mail, from the 10th to the 15th, the deltagaransvariga whose insatser have not been gone through: one letter a person
 * and month, with the names of insatser and of no deltagare. `dag` is the Swedish day. Done twice it does nothing more.
 * @returns how many were reminded
 */
export const paminnOmGenomgang = ({ db, nycklar }: Natthus, dag: Dag): Promise<number> =>
  db.transaction(natten, async (tx) => {
    if (!paminnsDen(dag)) return 0;
    const manad = genomgangsmanad(dag);
    const kvar = (await listKvar(tx, manad, dag)).filter((rad) => skaGasIgenom(rad, manad));
    let antal = 0;
    for (const insatser of grupperade(kvar)) {
      const [{ anvandareId, fornamn, epost } = { anvandareId: '', fornamn: '', epost: '' }] = insatser;
      if (!(await insertPaminnelse(tx, anvandareId, manad))) continue;
      antal += 1;
      await koaUtskick(tx, nycklar, {
        kanal: 'epost',
        slag: 'genomgang_aterstar',
        till: epost,
        amne: `Genomgång för ${manadMedAr(manad)} i SUS`,
        text: brev(fornamn, insatser, manad),
        anvandareId,
      });
    }
    if (antal > 0) await audit(tx, 'genomgang_paminnelser_koade');
    return antal;
  });
