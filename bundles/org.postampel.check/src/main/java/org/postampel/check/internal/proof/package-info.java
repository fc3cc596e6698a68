/**
 * Where proofs by a real message are kept: {@link org.postampel.check.internal.proof.ProofFile}.
 * When a message counts as a proof is decided by the steps, not here.
 */
package org.postampel.check.internal.proof;
