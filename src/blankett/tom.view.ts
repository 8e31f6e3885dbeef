import type { Svarslistor } from '../styrdata/styrdata.rules.ts';
import type { Pdfdokument } from '../web/pdf.ts';
import type { Blankettnummer } from './blankett.rules.ts';
import { blankett9445, blankett9447, blankett9463 } from './blankett.view.ts';
import { deltagarblankett } from './underlag.view.ts';

/** A form to fill in by hand. */
export const tomBlankett = (nummer: Blankettnummer, skapad: Date, listor: Svarslistor): Pdfdokument => {
  switch (nummer) {
    case '9445':
      return blankett9445(null, skapad);
    case '9447':
      return blankett9447(null, skapad);
    case '9463':
      return blankett9463(null, skapad);
    case '9443':
    case '9448':
    case '9449':
      return deltagarblankett(nummer, null, { listor, skapad });
  }
};
