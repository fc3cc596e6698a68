/**
 * What the commands work with, and the two ways of putting it together: {@code PlainComposition}
 * from the factories of the bundles, {@code ServiceComposition} from the services of an OSGi
 * framework. Nothing here prints. Start reading at {@code Composition}.
 */
package org.postampel.cli.internal.work;
