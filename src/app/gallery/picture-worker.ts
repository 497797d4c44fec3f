import * as Comlink from 'comlink';
import { createCpuBackend } from '../../backends/cpu/create-cpu-backend.ts';
import { makePicture } from './make-picture.ts';
import type { PictureApi } from './picture-api.ts';

const backend = createCpuBackend();

const api: PictureApi = { pictureOf: async (system) => makePicture(system, await backend) };

Comlink.expose(api);
