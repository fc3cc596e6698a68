/**
 * The only place of this bundle that touches the extension registry: {@link RegistryFiles} tells
 * which files other bundles contribute. What stands in them is read elsewhere.
 */
package org.postampel.core.internal.registry;
