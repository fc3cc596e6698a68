/**
 * The files that vendors add to what Postampel brings along: presets, findings, registrations.
 *
 * <p>What lives here: {@link org.postampel.core.contribution.ContributedFiles}, which tells where
 * those files are. What does not: what stands in them; each is read by the bundle it is meant for.
 */
@Version("0.1.0")
package org.postampel.core.contribution;

import org.osgi.annotation.versioning.Version;
