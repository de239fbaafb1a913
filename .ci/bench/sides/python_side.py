"""scikit-learn and PyOD as a worker: reads commands from standard input, answers on standard output.

load FILE ROWS WIDTH        -> ok
run METHOD NAME=VALUE ...   -> seconds of fit and training scores
scores FILE                 -> ok; the scores of the last run, higher for more anomalous
versions                    -> NAME=VERSION of each library

Numbers travel in files of little-endian doubles. OPENBLAS_NUM_THREADS, OMP_NUM_THREADS and OPENBLAS_CORETYPE are set by who
starts this, before numpy loads its BLAS.
"""

import os
import sys
import time
import warnings

import numpy as np

THREADS = int(os.environ["OMP_NUM_THREADS"])


def sklearn_knn(data, neighbors):
    from sklearn.neighbors import NearestNeighbors

    model = NearestNeighbors(n_neighbors=int(neighbors), n_jobs=THREADS)
    return lambda: model.fit(data).kneighbors()[0][:, -1]


def sklearn_lof(data, neighbors):
    from sklearn.neighbors import LocalOutlierFactor

    model = LocalOutlierFactor(n_neighbors=int(neighbors), n_jobs=THREADS)
    return lambda: -model.fit(data).negative_outlier_factor_


def sklearn_forest(data, trees, sample, seed):
    from sklearn.ensemble import IsolationForest

    model = IsolationForest(n_estimators=int(trees), max_samples=int(sample), random_state=int(seed), n_jobs=THREADS)
    return lambda: -model.fit(data).score_samples(data)


def sklearn_mixture(data, components, iterations, ridge, seed, start):
    from sklearn.mixture import GaussianMixture

    means = np.fromfile(start, "<f8").reshape(int(components), -1)
    model = GaussianMixture(
        int(components),
        max_iter=int(iterations),
        tol=0,
        reg_covar=float(ridge),
        weights_init=np.full(int(components), 1 / int(components)),
        means_init=means,
        precisions_init=np.repeat(np.diag(1 / (data.var(axis=0) + float(ridge)))[None], int(components), axis=0),
    )
    return lambda: -model.fit(data).score_samples(data)


def sklearn_density(data, bandwidth):
    from sklearn.neighbors import KernelDensity

    model = KernelDensity(bandwidth=float(bandwidth))
    return lambda: -model.fit(data).score_samples(data)


def sklearn_components(data, share):
    from sklearn.decomposition import PCA

    # What it chooses itself where there are ten times as many rows as features; else it may choose an approximation.
    model = PCA(n_components=max(1, int(float(share) * data.shape[1])), svd_solver="covariance_eigh")

    def run():
        rest = model.inverse_transform(model.fit_transform(data))
        rest -= data
        return np.einsum("ij,ij->i", rest, rest)

    return run


def sklearn_means(data, clusters, iterations, seed, start, algorithm):
    from sklearn.cluster import KMeans

    means = np.fromfile(start, "<f8").reshape(int(clusters), -1)
    model = KMeans(int(clusters), init=means, n_init=1, max_iter=int(iterations), tol=0, algorithm=algorithm)
    return lambda: model.fit_transform(data).min(axis=1)


def sklearn_svm(data, nu, tolerance, cache):
    from sklearn.svm import OneClassSVM

    model = OneClassSVM(nu=float(nu), gamma="scale", tol=float(tolerance), cache_size=float(cache))
    return lambda: -model.fit(data).decision_function(data)


def pyod_knn(data, neighbors):
    from pyod.models.knn import KNN

    return pyod(data, KNN(n_neighbors=int(neighbors), n_jobs=THREADS))


def pyod_ecod(data, jobs):
    from pyod.models.ecod import ECOD

    return pyod(data, ECOD(n_jobs=int(jobs)))


def pyod_copod(data, jobs):
    from pyod.models.copod import COPOD

    return pyod(data, COPOD(n_jobs=int(jobs)))


def pyod_hbos(data, bins):
    from pyod.models.hbos import HBOS

    return pyod(data, HBOS(n_bins=int(bins)))


def pyod_loda(data, projections, bins, seed):
    from pyod.models.loda import LODA

    return pyod(data, LODA(n_random_cuts=int(projections), n_bins=int(bins), random_state=int(seed)))


def pyod_inne(data, members, sample, seed):
    from pyod.models.inne import INNE

    return pyod(data, INNE(n_estimators=int(members), max_samples=int(sample), random_state=int(seed)))


def pyod_abod(data, neighbors):
    from pyod.models.abod import ABOD

    return pyod(data, ABOD(n_neighbors=int(neighbors), method="fast", n_jobs=THREADS))


def pyod_cof(data, neighbors):
    from pyod.models.cof import COF

    return pyod(data, COF(n_neighbors=int(neighbors)))


def pyod(data, model):
    return lambda: model.fit(data).decision_scores_


def versions():
    from importlib.metadata import version

    import scipy.linalg  # noqa: F401  it brings a BLAS of its own, which scikit-learn uses
    import sklearn  # noqa: F401
    from threadpoolctl import threadpool_info

    names = [f"{name}={version(name)}" for name in ("scikit-learn", "pyod", "numpy", "scipy", "numba")]
    blas = {
        f"{one['internal_api']} {one['version']} {one.get('architecture', '')}"
        for one in threadpool_info()
        if one["user_api"] == "blas"
    }
    return "\t".join([*names, "blas=" + " + ".join(sorted(blas))])


class Side:
    def answer(self, order, *words):
        if order == "load":
            file, rows, width = words
            self.data = np.fromfile(file, "<f8").reshape(int(rows), int(width))
        elif order == "run":
            method = globals()[words[0].replace(".", "_")]
            work = method(self.data, **dict(word.split("=", 1) for word in words[1:]))
            start = time.perf_counter()
            self.scores = work()
            return str(time.perf_counter() - start)
        elif order == "scores":
            np.asarray(self.scores, "<f8").tofile(words[0])
        elif order == "versions":
            return versions()
        else:
            return f"failed unknown command {order}"
        return "ok"


def main():
    warnings.simplefilter("ignore")  # a mixture that stops after the iterations it was given says so each time
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    side = Side()
    for line in sys.stdin:
        try:
            told = side.answer(*line.rstrip("\n").split("\t"))
        except Exception as error:  # whatever a library throws is an outcome to record
            told = f"failed {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        print(told, file=answers, flush=True)


if __name__ == "__main__":
    main()
