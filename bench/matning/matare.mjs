/**
 * Loaded into the program before it starts (`node --import`): counts what it sends to PostgreSQL and answers the bench about it.
 * The program itself is as it is run. Plain JavaScript, so that nothing is compiled inside the process that is measured.
 */
import express from 'express';
import pg from 'pg';

let antal = 0;
let inspelade = null;
let sida = null;

const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...args) {
  antal += 1;
  const [config] = args;
  if (inspelade !== null) {
    const { text = config, values = args[1], name } = typeof config === 'string' ? {} : config;
    inspelade.push({ text, values: Array.isArray(values) ? values : [], name });
  }
  return query.apply(this, args);
};

const render = express.application.render;
express.application.render = function (namn, options, done) {
  const { view, model, ram } = options;
  // A function cannot be sent; whoever shows the page again has the same one.
  sida = { view, model, ram: { ...ram, asset: undefined } };
  return render.call(this, namn, options, done);
};

const svar = {
  lage: () => {
    const { user, system } = process.cpuUsage();
    return { antal, cpuMs: (user + system) / 1000, toppMinne: process.resourceUsage().maxRSS * 1024 };
  },
  spelaIn: () => {
    inspelade = [];
  },
  inspelat: () => {
    const allt = inspelade ?? [];
    inspelade = null;
    return allt;
  },
  sida: () => sida,
};
process.on('message', ({ id, fraga }) => process.send({ id, svar: svar[fraga]() ?? null }));
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
