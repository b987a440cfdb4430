import { inTexts } from '../../platform/i18n/in-texts';
import { Gallery } from './gallery';
import { galleryTexts } from './gallery-texts';

export default inTexts(galleryTexts, [{ path: '', component: Gallery }]);
