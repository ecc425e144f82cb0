/** The key that goes with letters, as it is written on this device's keyboard. */
export const MOD_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
