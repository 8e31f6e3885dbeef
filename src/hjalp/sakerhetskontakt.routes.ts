import type { Hus } from '../hus.ts';
import { dagarEfter, dagAv } from '../shared/datum.ts';
import { laser, openGet, type Route } from '../web/routes.ts';

const sakerhetskontaktPath = '/.well-known/security.txt';

/** Whoever runs SUS today is asked again within half a year (RFC 9116 wants less than a year). */
const giltigDagar = 180;

/** Where somebody who has found a weakness writes (RFC 9116). Without an address there is nothing to say, and no such page. */
export const sakerhetskontaktRoutes = ({ config, clock }: Pick<Hus, 'config' | 'clock'>): Route[] => {
  const epost = config.support?.epost ?? null;
  if (epost === null) return [];
  return [
    openGet(sakerhetskontaktPath, laser, (_req, res) => {
      const slutar = dagarEfter(dagAv(clock()), giltigDagar);
      const rader = [
        `Contact: mailto:${epost}`,
        `Expires: ${slutar}T00:00:00Z`,
        'Preferred-Languages: sv, en',
      ];
      res.type('text/plain').send(`${rader.join('\n')}\n`);
    }),
  ];
};
