/**
 * The only place of this bundle that touches the extension registry: {@link
 * org.postampel.check.internal.registry.RegistrySteps} tells which steps other bundles contribute.
 */
package org.postampel.check.internal.registry;
