/**
 * The steps that vendors add to the check: where they are named, which of them are fit to run, and
 * where in a plan they stand. How one is run is not decided here. Start reading at {@link
 * ContributedSteps}.
 */
package org.postampel.check.internal.contribution;
