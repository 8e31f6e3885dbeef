import { withClient } from './client.ts';

/**
 * Makes the demo world, once. The database is marked before the first row, so that test and produktion refuse it also
 * after a start that was killed half-way; until it is whole, every start of the demo tries again.
 * @param adminUrl address as one who may migrate
 * @param seed fills the database; must bear being run again after it was broken off
 */
export const seedOnce = async (adminUrl: string, seed: () => Promise<void>): Promise<void> => {
  const isWhole = await withClient(adminUrl, async (client) => {
    await client.query('insert into public.demovarld default values on conflict do nothing');
    const { rows } = await client.query<{ hel: boolean }>(
      'select klar_at is not null as hel from public.demovarld',
    );
    return rows[0]?.hel === true;
  });
  if (isWhole) return;
  await seed();
  await withClient(adminUrl, (client) => client.query('update public.demovarld set klar_at = now()'));
};
