// What both renderers keep to when the map moves, in milliseconds.

// So long after the last step the map is at rest.
export const REST = 140;
export const FLIGHT_TIME = 450;
