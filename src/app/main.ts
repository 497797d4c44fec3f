import { html, render } from 'lit';
import uplotStyle from 'uplot/dist/uPlot.min.css?inline';
import { createActions, openingState } from './actions.ts';
import { defineCharts } from './define-charts.ts';
import { connectEngine } from './engine/engine.ts';
import { explainOnHover } from './explain.ts';
import { createStore } from './store.ts';
import base from './style/base.css?inline';
import layout from './style/layout.css?inline';
import model from './style/model.css?inline';
import parts from './style/parts.css?inline';
import states from './style/states.css?inline';
import { appView } from './view/app-view.ts';

const style = document.createElement('style');
style.textContent = [uplotStyle, base, layout, parts, states, model].join('\n');
document.head.append(style);
defineCharts();

const root = document.getElementById('app')!;
const engine = connectEngine();
const store = createStore(openingState, (state) => render(appView(state, actions), root));
const actions = createActions(store, engine);
render(html``, root);
explainOnHover(root);
addEventListener('hashchange', actions.followLink);
actions.followLink();
store.set({ catalogue: await engine.catalogue() });
