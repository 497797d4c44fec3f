import * as Comlink from 'comlink';
import { onceHeard } from '../once-heard.ts';
import { createLaboratory } from './create-laboratory.ts';
import type { LaboratoryApi } from './laboratory-api.ts';

const laboratory = createLaboratory();

const study: LaboratoryApi['study'] = (request, onProgress) =>
  onceHeard(onProgress, (tell) => laboratory.study(request, tell));

const example: LaboratoryApi['example'] = (id, onProgress) =>
  onceHeard(onProgress, (tell) => laboratory.example(id, tell));

Comlink.expose({ ...laboratory, study, example });
