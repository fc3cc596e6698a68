/** Tests of the pages: there is no code. */
package org.postampel.help;
