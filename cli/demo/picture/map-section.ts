import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { flowTable, stackTable } from './map-tables';
import * as narrow from './narrow-picture';
import type { PlatformMap } from './platform-map';
import * as wide from './wide-picture';

/** What runs where: the picture, for wide and for narrow screens, and the same as tables. */
export function mapSection(map: PlatformMap): Markup {
  if (map.stacks.length === 0) {
    return markup`<p class="empty">The stage has no stack.</p>`;
  }
  const others = map.otherModels.length === 0 ? '' : ` The stacks of ${map.otherModels.join(', ')} are like those of the model shown.`;
  return markup`<figure class="map">
${drawing(map, 'wide', wide.WIDTH, wide.widePicture(map))}
${drawing(map, 'narrow', narrow.WIDTH, narrow.narrowPicture(map))}
<figcaption>Drawn from the synthesized templates. Arrows are what templates allow: event rules, executions that a policy lets a workload start, requests to endpoints, stack updates, SSM parameters, roles and alarms of another stack. What people may do is left out.${others}</figcaption>
</figure>
<div class="columns">${stackTable(map)}${flowTable(map)}</div>`;
}

function drawing(map: PlatformMap, name: string, width: number, picture: { readonly height: number; readonly drawing: Markup }): Markup {
  return markup`<svg class="map-${name}" viewBox="0 0 ${width} ${picture.height}" role="img" aria-labelledby="map-${name}-title" aria-describedby="map-${name}-desc">
<title id="map-${name}-title">Stacks of the ${map.stage} stage and what goes between them</title>
<desc id="map-${name}-desc">${description(map)}</desc>
${picture.drawing}</svg>`;
}

function description({ stacks, flows }: PlatformMap): string {
  const [running, ground] = [stacks.filter(({ runs }) => runs), stacks.filter(({ runs }) => !runs)];
  return `${running.map(({ name }) => name).join(', ')} stand on ${ground.map(({ name }) => name).join(' and ')}; ${flows.length} arrows. The tables below list all of it.`;
}
