import type { TemplateResult } from 'lit';
import type { AppState } from '../state.ts';
import { symbol, symbolText } from '../text/symbol.ts';
import { sweptParameters } from './swept-parameters.ts';

const pageOf = (state: AppState): string[] => sweptParameters(state).map(({ id }) => id);

/** A parameter as formulas set it, told apart from the others of the model in view. */
export const sweptSymbol = (state: AppState, name: string): TemplateResult => symbol(name, pageOf(state));

/** The same as plain text. */
export const sweptSymbolText = (state: AppState, name: string): string => symbolText(name, pageOf(state));
