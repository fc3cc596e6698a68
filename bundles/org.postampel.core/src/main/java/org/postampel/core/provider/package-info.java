/**
 * What is known about providers before anybody types: servers, ports, scopes, and which identity
 * goes into the sign-in of which protocol. Presets are data; start reading at {@link
 * ProviderPresets}.
 */
@Version("0.1.0")
package org.postampel.core.provider;

import org.osgi.annotation.versioning.Version;
