import type { Makuleringsskal } from '../deltagande/deltagande.rules.ts';
import { dagarEfter, type Dag } from '../shared/datum.ts';
import type { Slump } from './slump.rules.ts';

/** A deltagande that should never have been. `raderad`: the identity is gone, at once or after the 30 days. */
export interface Demomakulering {
  readonly skal: Makuleringsskal;
  readonly dag: Dag;
  readonly raderad: boolean;
}

/** What still can be undone is of late; what is erased was seen to soon after the start. */
const kanAngrasSkal = ['borjade_aldrig', 'dubblett', 'fel_insats'] as const;
const raderasSkal = ['fel_person', 'samtycke_saknas'] as const;

const tidigast = (a: Dag, b: Dag): Dag => (a < b ? a : b);
const senast = (a: Dag, b: Dag): Dag => (a > b ? a : b);

/** Every fortieth is voided; every second of them without a way back. */
export const makuleringFor = (s: Slump, nummer: number, startdag: Dag, idag: Dag): Demomakulering | null => {
  if (nummer % 40 !== 20) return null;
  if (nummer % 80 === 20) {
    return {
      skal: s.en(raderasSkal),
      dag: tidigast(dagarEfter(startdag, s.tal(2, 15)), idag),
      raderad: true,
    };
  }
  return {
    skal: s.en(kanAngrasSkal),
    dag: senast(startdag, dagarEfter(idag, -s.tal(1, 25))),
    raderad: false,
  };
};
