import base, { angularRules } from '../eslint.config.mjs';

export default [...base, ...angularRules];
