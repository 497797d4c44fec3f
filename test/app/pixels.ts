import type { Page } from 'playwright';

/** Pixels of a chart's canvas that are close to a CSS colour variable, and the longest run of them within one column. */
export function pixelsOf(page: Page, chart: string, variable: string): Promise<{ count: number; tallest: number }> {
  return page.evaluate(
    ([selector, name]) => {
      const canvas = document.querySelector<HTMLCanvasElement>(`${selector} canvas`)!;
      const probe = document.createElement('canvas').getContext('2d')!;
      probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name!).trim();
      probe.fillRect(0, 0, 1, 1);
      const wanted = probe.getImageData(0, 0, 1, 1).data;
      const { data, width, height } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      let tallest = 0;
      for (let x = 0; x < width; x++) {
        let inColumn = 0;
        for (let y = 0; y < height; y++) {
          const at = 4 * (y * width + x);
          const near = [0, 1, 2].every((c) => Math.abs(data[at + c]! - wanted[c]!) < 24) && data[at + 3]! > 200;
          if (near) inColumn++;
        }
        count += inColumn;
        tallest = Math.max(tallest, inColumn);
      }
      return { count, tallest };
    },
    [chart, variable] as const,
  );
}
