"""Makes the instances the engine is measured on, from fixed seeds.

    python generate.py FOLDER day camp ...      writes FOLDER/day.bin, ...

A request r needs mult[r] different volunteers, a volunteer v serves at most cap[v] requests, a pair (r, v) costs cost,
each helper r lacks costs pen[r]; the sum is to be least. People live in estates; hard conditions (skill, time, gender,
language) leave the nearest 20 to 40 who fit and two farther ones; costs are distance, load, taste and acquaintance.

The form: little-endian 32-bit numbers: magic, R, V, E, mult[R], pen[R], cap[V], first pair of each request[R + 1],
volunteer[E], cost[E]. The optimal objectives stand in tests/fixtures/assignment/reference.json; every draw below, in
its order, is part of what they are true of.
"""
import os
import struct
import sys

import numpy as np
from scipy.spatial import cKDTree

MAGIC = 0x4E504131
SKILLS, TIMES, LANGUAGES = 10, 14, 4
SKILL_SHARE = np.array([.22, .18, .14, .12, .10, .08, .06, .05, .03, .02])


def sparse(R, V, seed, near=(20, 40), multi=0.0, capw=(.35, .30, .20, .10, .05), hot=0.0, quantum=1, loc=False):
    """R requests, V volunteers. near: how few and how many of the nearest stay; multi: share that need two; capw: weights
    of capacities 1 to 5; hot: share of requests in a tenth of the estates; quantum: costs are multiples of it; loc:
    numbers along a curve through the map."""
    kmin, kmax = near
    g = np.random.default_rng(seed)
    estates = max(4, V // 65)
    side = np.sqrt(estates)
    ec = g.random((estates, 2)) * side
    esz = g.gamma(2.0, 1.0, estates)
    esz /= esz.sum()
    ve = g.choice(estates, V, p=esz)
    pr = esz * g.gamma(3.0, 1 / 3, estates)
    if hot > 0:
        h = g.choice(estates, max(1, estates // 10), replace=False)
        q = np.zeros(estates)
        q[h] = 1 / len(h)
        pr = (1 - hot) * pr / pr.sum() + hot * q
    pr /= pr.sum()
    re = g.choice(estates, R, p=pr)
    vp = ec[ve] + g.normal(0, .25, (V, 2))
    rp = ec[re] + g.normal(0, .25, (R, 2))
    vsk = g.random((V, SKILLS)) < np.minimum(.9, SKILL_SHARE * 3.0)
    vsk[np.arange(V), g.choice(SKILLS, V, p=SKILL_SHARE)] = True
    vts = g.random((V, TIMES)) < .45
    vts[np.arange(V), g.integers(0, TIMES, V)] = True
    vfem = g.random(V) < .62
    vdl = g.random((V, LANGUAGES)) < np.array([.95, .45, .2, .1])
    vdl[:, 0] |= ~vdl.any(1)
    rsk = g.choice(SKILLS, R, p=SKILL_SHARE)
    rts = g.integers(0, TIMES, R)
    rgen = g.choice(3, R, p=[.86, .10, .04])  # anyone, a woman, a man
    rdl = g.choice(LANGUAGES, R, p=[.80, .12, .05, .03])
    prio = g.choice(4, R, p=[.55, .30, .12, .03])
    vload = g.poisson(2.0, V)
    vknown = g.integers(0, V, R)
    k = g.integers(kmin, kmax + 1, R)
    g.random((R,))

    def fits(ri, v):
        gender = rgen[ri][:, None]
        return (gender == 0) | ((gender == 1) & vfem[v]) | ((gender == 2) & ~vfem[v])

    rows, cols = [], []
    for s in range(SKILLS):
        for t in range(TIMES):
            vi = np.flatnonzero(vsk[:, s] & vts[:, t])
            ri = np.flatnonzero((rsk == s) & (rts == t))
            if len(vi) == 0 or len(ri) == 0:
                continue
            kk = min(len(vi), 4 * kmax)
            _, nb = cKDTree(vp[vi]).query(rp[ri], k=kk)
            nigh = vi[np.atleast_2d(nb).reshape(len(ri), kk)]
            ok = fits(ri, nigh) & vdl[nigh, rdl[ri][:, None]]
            a, b = np.nonzero(ok & (np.cumsum(ok, 1) <= k[ri][:, None]))
            rows.append(ri[a])
            cols.append(nigh[a, b])
            far = vi[g.integers(0, len(vi), (len(ri), 2))]
            a, b = np.nonzero(fits(ri, far) & vdl[far, rdl[ri][:, None]])
            rows.append(ri[a])
            cols.append(far[a, b])
    key = np.unique(np.concatenate(rows).astype(np.int64) * V + np.concatenate(cols).astype(np.int64))
    r, v = key // V, key % V
    cost = 900 * np.minimum(np.hypot(*(rp[r] - vp[v]).T), 7.0)
    cost += 260 * np.minimum(vload[v], 8)
    cost += g.random(len(r)) * 500
    cost -= 1500 * (vknown[r] == v)
    cost -= 100 * prio[r]
    cost = np.clip(np.rint(cost), 0, 10000).astype(np.int64)
    if quantum > 1:
        cost = cost // quantum * quantum
    cap = g.choice(5, V, p=np.array(capw) / sum(capw)) + 1
    mult = 1 + (g.random(R) < multi).astype(np.int64)
    pen = np.array([12000, 16000, 24000, 40000])[prio]
    if loc:
        po, vo = np.argsort(morton(rp), kind='stable'), np.argsort(morton(vp), kind='stable')
        pi, vi = np.empty(R, np.int64), np.empty(V, np.int64)
        pi[po], vi[vo] = np.arange(R), np.arange(V)
        r, v = pi[r], vi[v]
        o = np.lexsort((v, r))
        r, v, cost = r[o], v[o], cost[o]
        mult, pen, cap = mult[po], pen[po], cap[vo]
    start = np.concatenate([[0], np.cumsum(np.bincount(r, minlength=R))])
    return R, V, (mult, pen, cap, start, v, cost)


def morton(points):
    """Each point's place on a Z-shaped curve through the map."""
    extent = np.ptp(points, axis=0).max() + 1e-9
    q = np.clip(((points - points.min(0)) / extent * 65535).astype(np.uint64), 0, 65535)

    def spread(x):
        for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
            x = (x | (x << shift)) & mask
        return x

    return spread(q[:, 0]) | (spread(q[:, 1]) << np.uint64(1))


TIGHT = dict(multi=.15, capw=(.55, .35, .10, 0, 0), hot=.25)
NAMED = {
    'tiny': lambda: sparse(40, 60, 7, near=(6, 12), multi=.15),
    'day': lambda: sparse(400, 3000, 11),
    'day-m2': lambda: sparse(400, 3000, 11, multi=.15),
    'camp': lambda: sparse(5000, 3000, 22),
    'camp-m2': lambda: sparse(5000, 3000, 22, multi=.15),
    'camp-tight': lambda: sparse(5000, 3000, 23, **TIGHT),
    'camp-ties': lambda: sparse(5000, 3000, 24, multi=.15, quantum=500),
    'dist': lambda: sparse(50000, 30000, 33),
    'dist-m2': lambda: sparse(50000, 30000, 33, multi=.15),
    'dist-loc': lambda: sparse(50000, 30000, 33, loc=True),
    'dist-tight': lambda: sparse(50000, 30000, 34, **TIGHT),
    'dist-tight-loc': lambda: sparse(50000, 30000, 34, loc=True, **TIGHT),
}

if __name__ == '__main__':
    folder, *names = sys.argv[1:]
    for name in names:
        R, V, columns = NAMED[name]()
        with open(f'{folder}/{name}.part', 'wb') as file:
            file.write(struct.pack('<4i', MAGIC, R, V, len(columns[-1])))
            for column in columns:
                file.write(np.ascontiguousarray(column).astype('<i4').tobytes())
        os.replace(f'{folder}/{name}.part', f'{folder}/{name}.bin')
