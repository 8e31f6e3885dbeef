/** The answer that somebody has asked about :oppet. */
export const grund = 'startdag';

/** A request about :oppet that waits. */
export const rattelserader = `
  insert into person.rattelsebegaran (deltagande_id, insats_id, tillfalle, falt, diarienummer, noterad_av)
  values (:oppet, :vagen, 'in', '${grund}', 'D 1', :bo)`;
