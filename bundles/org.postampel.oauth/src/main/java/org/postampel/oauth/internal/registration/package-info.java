/**
 * The registrations that vendors ship as data: where they are found and what may stand in them.
 * Start reading at {@link org.postampel.oauth.internal.registration.RegistrationLoader}.
 */
package org.postampel.oauth.internal.registration;
