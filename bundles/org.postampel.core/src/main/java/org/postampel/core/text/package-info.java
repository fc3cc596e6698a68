/** The one way by which a bundle finds its sentences in English and German: {@link Texts}. */
@Version("0.1.0")
package org.postampel.core.text;

import org.osgi.annotation.versioning.Version;
