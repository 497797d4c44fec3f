import { html, render } from 'lit';
import uplotStyle from 'uplot/dist/uPlot.min.css?inline';
import theme from '../report/theme.css?inline';
import { createActions } from './actions.ts';
import { defineCharts } from './define-charts.ts';
import { connectEngine } from './engine/engine.ts';
import { explainOnHover } from './explain.ts';
import { connectPictures } from './gallery/pictures.ts';
import { connectLaboratory } from './laboratory/connect-laboratory.ts';
import { openingState } from './opening-state.ts';
import { createStore } from './store.ts';
import base from './style/base.css?inline';
import benchmark from './style/benchmark.css?inline';
import data from './style/data.css?inline';
import gallery from './style/gallery.css?inline';
import layout from './style/layout.css?inline';
import model from './style/model.css?inline';
import parts from './style/parts.css?inline';
import speed from './style/speed.css?inline';
import states from './style/states.css?inline';
import sweep from './style/sweep.css?inline';
import { appView } from './view/app-view.ts';

const style = document.createElement('style');
style.textContent = [
  uplotStyle,
  theme,
  base,
  layout,
  parts,
  states,
  model,
  data,
  speed,
  sweep,
  gallery,
  benchmark,
].join('\n');
document.head.append(style);
defineCharts();

const root = document.getElementById('app')!;
const engine = connectEngine();
const pictures = connectPictures();
const store = createStore(openingState, (state) => render(appView(state, actions, pictures), root));
const actions = createActions(store, engine, connectLaboratory());
render(html``, root);
explainOnHover(root);
addEventListener('hashchange', actions.followLink);
actions.followLink();
store.set({ catalogue: await engine.catalogue() });
