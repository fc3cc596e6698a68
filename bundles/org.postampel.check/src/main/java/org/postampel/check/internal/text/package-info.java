/** What is done to texts before anybody sees them: {@link Redactor}. */
package org.postampel.check.internal.text;
