/**
 * Tests of the finished distribution, from outside: its architecture, its manifests, its command
 * line in every framework, and the check on real servers. Start reading at {@link Distribution}.
 */
package org.postampel.it;
