import type { PageAddress } from './page-address'

/**
 * Returns the page's content security policy. The page loads its own scripts, styles, images and
 * fonts, and talks to nobody. `svelte-trusted-html` is the Trusted Types policy that Svelte creates
 * when it starts. https://www.w3.org/TR/CSP3/
 *
 * While developing, styles are injected by script and a reload channel is open.
 */
export function contentPolicy(page: PageAddress): string {
  const development = page.kind === 'development'
  const directives: Readonly<Record<string, string>> = {
    // SECURITY: what is not named below is forbidden. [src/main/security/content-policy.security.test.ts]
    'default-src': "'none'",
    // SECURITY: only script files of the build: no inline script, no eval.
    // [src/main/security/content-policy.security.test.ts]
    'script-src': "'self'",
    'style-src': development ? "'self' 'unsafe-inline'" : "'self'",
    'img-src': "'self'",
    'font-src': "'self'",
    // SECURITY: the page has no network, so it has nowhere to send what it shows.
    // [src/main/security/content-policy.security.test.ts]
    'connect-src': development ? `'self' ${page.reloadChannel}` : "'none'",
    // SECURITY: relative addresses cannot be pointed elsewhere. [src/main/security/content-policy.security.test.ts]
    'base-uri': "'none'",
    // SECURITY: a form cannot carry what was typed to another place.
    // [src/main/security/content-policy.security.test.ts]
    'form-action': "'none'",
    // SECURITY: nobody shows the page in a frame of theirs. [src/main/security/content-policy.security.test.ts]
    'frame-ancestors': "'none'",
    // SECURITY: no plug-ins. [src/main/security/content-policy.security.test.ts]
    'object-src': "'none'",
    // SECURITY: text cannot become HTML or script by accident. [src/main/security/content-policy.security.test.ts]
    'require-trusted-types-for': "'script'",
    // SECURITY: no other code may declare text to be trusted. [src/main/security/content-policy.security.test.ts]
    'trusted-types': 'svelte-trusted-html'
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

const deniedFeatures = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking'
] as const

/** Returns the headers that go with every answer to the page. */
export function pageHeaders(page: PageAddress): Readonly<Record<string, string>> {
  return {
    // SECURITY: sent as a header, because a policy in the page itself comes after its first bytes.
    // [src/main/security/content-policy.security.test.ts]
    'Content-Security-Policy': contentPolicy(page),
    // SECURITY: a file is what its type says, so that no text runs as script.
    // [src/main/security/content-policy.security.test.ts]
    'X-Content-Type-Options': 'nosniff',
    // SECURITY: no address of the page leaves with a request. [src/main/security/content-policy.security.test.ts]
    'Referrer-Policy': 'no-referrer',
    // SECURITY: no other window can hold on to this one. [src/main/security/content-policy.security.test.ts]
    'Cross-Origin-Opener-Policy': 'same-origin',
    // SECURITY: nothing from elsewhere is loaded into the page's process.
    // [src/main/security/content-policy.security.test.ts]
    'Cross-Origin-Embedder-Policy': 'require-corp',
    // SECURITY: no other page can load these files. [src/main/security/content-policy.security.test.ts]
    'Cross-Origin-Resource-Policy': 'same-origin',
    // SECURITY: devices and sensors are off, whatever the session's handlers say.
    // [src/main/security/content-policy.security.test.ts]
    'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', ')
  }
}
