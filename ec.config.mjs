/** How code in the text looks (Expressive Code). A file of its own, as it holds a function. */
import { createRenderer, defineEcConfig } from '@astrojs/starlight/expressive-code';

export default defineEcConfig({
  // Its other script makes code that scrolls sideways reachable by keys, at the price of measuring it; ours wraps.
  customCreateRenderer: async (config) => {
    const renderer = await createRenderer(config);
    renderer.jsModules = renderer.jsModules.filter((code) => !code.includes('tabindex'));
    return renderer;
  },
  themes: ['github-light-high-contrast', 'github-dark-high-contrast'],
  useStarlightUiThemeColors: true,
  // Long lines wrap, keeping their indent: nobody scrolls code sideways, least of all on a phone.
  defaultProps: { wrap: true },
  styleOverrides: {
    borderRadius: '0.375rem',
    borderColor: 'var(--it-line)',
    codeBackground: 'var(--it-raised)',
    codeFontFamily: 'var(--it-mono)',
    codeFontSize: '0.8125rem',
    codeLineHeight: '1.6',
    uiFontFamily: 'var(--it-text)',
    frames: { frameBoxShadowCssValue: 'none' },
  },
});
