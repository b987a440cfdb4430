import base, { longStories } from '../eslint.config.mjs';

export default [...base, longStories];
